/**
 * The CountryCode scalar reads and checks its codes with the reference list; it is re-exported here so that every scalar
 * has its parser in this folder.
 */
export { countryCodeFormat, parseCountryCode } from '../reference/countries';
