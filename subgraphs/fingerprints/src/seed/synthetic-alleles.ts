import { Random } from '@crimegraph/shared/synthetic/random';

/** The loci of the extended European Standard Set, each with alleles that are common at it. */
const LOCI: Readonly<Record<string, readonly string[]>> = {
  FGA: ['19', '20', '21', '22', '23', '24', '25'],
  TH01: ['6', '7', '8', '9', '9.3'],
  VWA: ['14', '15', '16', '17', '18', '19'],
  D1S1656: ['11', '12', '13', '14', '15', '16', '17.3'],
  D2S441: ['10', '11', '11.3', '14', '15'],
  D3S1358: ['14', '15', '16', '17', '18'],
  D8S1179: ['10', '11', '12', '13', '14', '15'],
  D10S1248: ['12', '13', '14', '15', '16'],
  D12S391: ['17', '18', '19', '20', '21', '22'],
  D18S51: ['12', '13', '14', '15', '16', '17'],
  D21S11: ['28', '29', '30', '30.2', '31', '31.2', '32.2'],
  D22S1045: ['11', '14', '15', '16', '17'],
};

/** A synthetic profile: two alleles at each locus, drawn evenly, so that it is nobody's and fits no population. */
export function syntheticAlleles(index: number): Record<string, [string, string]> {
  const random = new Random('alleles', index);
  return Object.fromEntries(
    Object.entries(LOCI).map(([locus, alleles]) => [locus, [random.pick(alleles), random.pick(alleles)]]),
  );
}
