/** A registration plate: optional place prefixes, then a shape (signs: see NumberPattern). */
export interface PlateShape {
  readonly prefixes?: readonly string[];
  readonly shape: string;
}

/** Plates typical of a country, by alpha-3. */
export const PLATE_SHAPES: Readonly<Record<string, PlateShape>> = {
  ARG: { shape: '@@ 999 @@' },
  AUS: { shape: '@@@ 99@' },
  AUT: { prefixes: ['W', 'G', 'L', 'S', 'I', 'K'], shape: '-99999 @@' },
  BEL: { shape: '1-@@@-999' },
  BGR: { prefixes: ['C', 'CA', 'CB', 'PB', 'B', 'A'], shape: ' 9999 @@' },
  BRA: { shape: '@@@9@99' },
  CHE: { prefixes: ['ZH', 'BE', 'GE', 'VD', 'TI', 'BS', 'AG'], shape: ' 999999' },
  CZE: { prefixes: ['1A', '2B', '3T', '4C', '5P'], shape: '@ 9999' },
  DEU: { prefixes: ['B', 'HH', 'M', 'K', 'F', 'S', 'D', 'L', 'DD', 'HB'], shape: '-@@ 9999' },
  DNK: { shape: '@@ 99 999' },
  ESP: { shape: '9999 @@@' },
  FIN: { shape: '@@@-999' },
  FRA: { shape: '@@-999-@@' },
  GBR: { shape: '@@99 @@@' },
  GRC: { shape: '@@@-9999' },
  HRV: { prefixes: ['ZG', 'ST', 'RI', 'OS', 'ZD'], shape: ' 9999-@@' },
  HUN: { shape: '@@@-999' },
  IND: { prefixes: ['DL', 'MH', 'UP', 'RJ', 'GJ', 'KA', 'TN'], shape: ' 99 @@ 9999' },
  IRL: { prefixes: ['151-D', '162-C', '171-G', '182-L', '191-W'], shape: '-99999' },
  ITA: { shape: '@@ 999 @@' },
  JPN: { prefixes: ['品川', '横浜', '大阪', '名古屋', '札幌'], shape: ' 300 さ 99-99' },
  MEX: { shape: '@@@-999-@' },
  NLD: { shape: '@-999-@@' },
  NOR: { shape: '@@ 99999' },
  POL: { prefixes: ['WA', 'KR', 'GD', 'PO', 'DW', 'LU'], shape: ' 9999@' },
  PRT: { shape: '@@-99-@@' },
  ROU: { prefixes: ['B', 'CJ', 'TM', 'IS', 'CT', 'BV'], shape: ' 99 @@@' },
  RUS: { prefixes: ['A', 'B', 'E', 'K', 'M', 'H', 'O', 'P'], shape: '999MK 77' },
  SRB: { prefixes: ['BG', 'NS', 'NI', 'KG', 'SU'], shape: ' 999-@@' },
  SVK: { prefixes: ['BA', 'KE', 'PO', 'ZA', 'NR'], shape: ' 999@@' },
  SWE: { shape: '@@@ 99@' },
  TUR: { prefixes: ['34', '06', '35', '16', '01', '07'], shape: ' @@ 9999' },
  UKR: { prefixes: ['AA', 'KA', 'AX', 'BH', 'BC'], shape: ' 9999 @@' },
  USA: { shape: '@@@ 9999' },
};

/** For every other country. */
export const GENERIC_PLATE_SHAPE: PlateShape = { shape: '@@ 9999 @' };
