/**
 * The closed list of purposes for which data may be processed (INTERPOL's Rules on the Processing of Data, Art. 10, 2023
 * text; the last from the Statute of the Commission for the Control of Files, Art. 3, and RPD Art. 120-127). Every
 * operation states one in the header `x-purpose`.
 */
export const purposes = {
  WANTED_PERSONS: 'Search for wanted persons with a view to their detention, arrest or restriction of movement.',
  LOCATION: 'Obtain information to locate a person or an object of interest to the police.',
  INVESTIGATION: 'Provide information on a criminal investigation or on the criminal history of a person.',
  ALERTS: 'Warn of a person, an event, an object or a method connected with criminal activities.',
  IDENTIFICATION: 'Identify a person or a dead body.',
  FORENSICS: 'Carry out forensic analyses.',
  SECURITY_CHECK: 'Carry out security checks.',
  BORDER_CONTROL: 'Border management and control.',
  THREAT_ANALYSIS: 'Identify threats, crime trends and criminal networks.',
  SUPERVISION: 'Supervise how data is processed, and answer persons who ask about data on them.',
} as const;

/** One purpose of the closed list. */
export type Purpose = keyof typeof purposes;

/** The list, in its order. */
export const purposeNames = Object.keys(purposes) as Purpose[];

/** Whether `text` is a purpose of the closed list. */
export function isPurpose(text: string): text is Purpose {
  return Object.hasOwn(purposes, text);
}
