/** Issuers whose documents another code's bureau answers for: classes of British nationals, agencies of the UN. */
const AUTHORITIES: Readonly<Record<string, string>> = {
  GBD: 'GBR',
  GBN: 'GBR',
  GBO: 'GBR',
  GBP: 'GBR',
  GBS: 'GBR',
  UNA: 'UNO',
};

/** The bureau that answers for documents of `issuer` (alpha-3 or ICAO code). */
export function authorityOf(issuer: string): string {
  return AUTHORITIES[issuer] ?? issuer;
}
