/** The setting `AGENCY_KEYS`: `AGENCY=ID:BASE64URL` for each agency, separated by semicolons. @throws when it is not that */
export function agencyKeys(setting: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    setting.split(';').map((entry) => {
      const [, agency, keys] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(entry.trim()) ?? [];
      if (agency === undefined || keys === undefined)
        throw new Error('AGENCY_KEYS: expected AGENCY=ID:BASE64URL[;...].');
      return [agency, keys];
    }),
  );
}
