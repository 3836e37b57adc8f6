/** The text without blanks, hyphens and invisible format characters, wide forms of letters and digits made plain ones. */
export function stripSeparators(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '');
}
