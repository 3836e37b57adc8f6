/** An offence as a warrant words it. */
export interface SyntheticCharge {
  readonly text: string;
  /** Code of the International Classification of Crime for Statistical Purposes (ICCS 1.0, UNODC 2015), level 2. */
  readonly code?: string;
}

/** Ordinary-law offences, none of those that RPD Art. 83 excludes, with relative weights. */
export const CHARGES: readonly (readonly [charge: SyntheticCharge, weight: number])[] = [
  [{ text: 'Intentional homicide', code: '0101' }, 10],
  [{ text: 'Attempted intentional homicide', code: '0102' }, 5],
  [{ text: 'Aggravated assault causing serious bodily harm', code: '0201' }, 6],
  [{ text: 'Kidnapping for ransom', code: '0202' }, 4],
  [{ text: 'Trafficking in persons for exploitation', code: '0204' }, 6],
  [{ text: 'Extortion as member of a group', code: '0205' }, 4],
  [{ text: 'Sexual violence', code: '0301' }, 6],
  [{ text: 'Armed robbery', code: '0401' }, 9],
  [{ text: 'Robbery of a jeweller with violence', code: '0401' }, 3],
  [{ text: 'Burglary of dwellings, continued', code: '0501' }, 4],
  [{ text: 'Theft of motor vehicles for export', code: '0502' }, 5],
  [{ text: 'Trafficking in narcotic drugs (cocaine)', code: '0601' }, 10],
  [{ text: 'Trafficking in synthetic drugs', code: '0601' }, 6],
  [{ text: 'Illicit import of heroin in large quantity', code: '0601' }, 4],
  [{ text: 'Investment fraud against many persons', code: '0701' }, 7],
  [{ text: 'Aggravated fraud by false invoices', code: '0701' }, 5],
  [{ text: 'Counterfeiting of means of payment', code: '0702' }, 3],
  [{ text: 'Forgery of travel documents', code: '0702' }, 4],
  [{ text: 'Bribery in public procurement', code: '0703' }, 3],
  [{ text: 'Embezzlement of public funds', code: '0703' }, 4],
  [{ text: 'Money laundering', code: '0704' }, 6],
  [{ text: 'Smuggling of migrants', code: '0805' }, 5],
  [{ text: 'Illicit trafficking in firearms', code: '0901' }, 4],
  [{ text: 'Unlawful access to computer systems and data extortion', code: '0903' }, 4],
  [{ text: 'Participation in an organized criminal group', code: '0905' }, 5],
  [{ text: 'Financing of a terrorist act', code: '0906' }, 1],
  [{ text: 'Illegal trade in protected species', code: '1003' }, 2],
  [{ text: 'Escape from lawful custody' }, 2],
];
