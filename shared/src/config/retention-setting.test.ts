import { retentionYears } from '../retention/periods-data';
import { retentionSettings } from './retention-setting';

const { RETENTION_YEARS: setting } = retentionSettings;

test('what is named is changed, the rest stays', () => {
  expect(setting.parse('persons=7, unidentifiedDna = 30')).toEqual({
    ...retentionYears,
    persons: 7,
    unidentifiedDna: 30,
  });
  expect(setting.parse(undefined)).toEqual(retentionYears);
});

test.each([
  'people=5',
  'persons',
  'persons=0',
  'persons=100',
  'persons=5.5',
  'persons=-5',
  'persons=',
  'persons=5;dna=5',
])('%s is refused', (text) => {
  expect(setting.safeParse(text).success).toBe(false);
});
