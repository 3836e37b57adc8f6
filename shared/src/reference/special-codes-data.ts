/** One row: alpha-2 where ISO 3166 reserves or formerly assigned one, three-letter code, English name. */
export type SpecialCodeRow = readonly [alpha2: string | null, alpha3: string, name: string];

/**
 * Codes for nationality and issuing authority that are not in ISO 3166-1 but stand on travel documents: ICAO Doc 9303
 * part 3 section 5. Germany's `D` is not here: it is an input form of DEU (see `findCountry`).
 */
export const specialCodeRows: readonly SpecialCodeRow[] = [
  // Persons whom the United Kingdom documents by status.
  [null, 'GBD', 'British Overseas Territories Citizen'],
  [null, 'GBN', 'British National (Overseas)'],
  [null, 'GBO', 'British Overseas Citizen'],
  [null, 'GBP', 'British Protected Person'],
  [null, 'GBS', 'British Subject'],
  // Kosovo: RKS is what its documents carry, XXK and UNK are met on documents of other issuers.
  [null, 'RKS', 'Kosovo'],
  [null, 'XXK', 'Kosovo (alternative code)'],
  [null, 'UNK', 'Kosovo resident, United Nations Interim Administration Mission document'],
  // Organisations that issue travel documents.
  ['EU', 'EUE', 'European Union'],
  ['UN', 'UNO', 'United Nations Organization'],
  [null, 'UNA', 'United Nations specialized agency'],
  [null, 'XBA', 'African Development Bank'],
  [null, 'XIM', 'African Export-Import Bank'],
  [null, 'XCC', 'Caribbean Community'],
  [null, 'XCE', 'Council of Europe'],
  [null, 'XCO', 'Common Market for Eastern and Southern Africa'],
  [null, 'XEC', 'Economic Community of West African States'],
  [null, 'XPO', 'International Criminal Police Organization (INTERPOL)'],
  [null, 'XES', 'Organization of Eastern Caribbean States'],
  [null, 'XMP', 'Parliamentary Assembly of the Mediterranean'],
  [null, 'XOM', 'Sovereign Military Order of Malta'],
  [null, 'XDC', 'Southern African Development Community'],
  [null, 'IAO', 'International Civil Aviation Organization'],
  // Persons without a defined nationality.
  [null, 'XXA', 'Stateless person (1954 Convention)'],
  [null, 'XXB', 'Refugee (1951 Convention and 1967 Protocol)'],
  [null, 'XXC', 'Refugee, other'],
  [null, 'XXX', 'Unspecified nationality'],
  // Withdrawn from ISO 3166-1 (ISO 3166-3), kept because documents outlive the code.
  ['AN', 'ANT', 'Netherlands Antilles'],
  ['NT', 'NTZ', 'Neutral Zone'],
  // The state of ICAO's specimen documents.
  [null, 'UTO', 'Utopia'],
];
