/** Spaces-separated pairs "letter=MRZ"; "letter=" alone means that the letter is not written. */
function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('='))
      .map(([letter = '', written = '']) => [letter, written]),
  );
}

/**
 * Latin letters that do not simply lose their mark: ICAO Doc 9303 part 3, section 6.A. Of the choices given there (AE or A,
 * OE or O, UE or UXX or U, AA or A, N or NXX) the first. All other letters of the table become their base letter.
 * The last row is not in the table: the schwa, and letters of neighbouring alphabets without a canonical decomposition.
 */
export const LATIN: ReadonlyMap<string, string> = table(`
  Ä=AE Å=AA Æ=AE Ð=D Đ=D Ħ=H Ĳ=IJ Ŀ=L Ł=L Ñ=N Ŋ=N Ö=OE Ø=OE Œ=OE Þ=TH Ŧ=T Ü=UE ẞ=SS
  Ə=A Ɖ=D Ɛ=E Ɣ=G Ɨ=I Ɔ=O Ʋ=V Ɓ=B Ɗ=D Ɠ=G Ƙ=K Ɲ=N Ƴ=Y
`);

/**
 * Cyrillic letters: ICAO Doc 9303 part 3, section 6.B, the general values (the exceptions for single languages need to know
 * the language). The last row is not in the table, or printed there beside another letter's code: hard cases of Serbian and
 * Macedonian without their exception, the soft sign and apostrophe-like letters, which are not written.
 */
export const CYRILLIC: ReadonlyMap<string, string> = table(`
  Ё=E Ђ=D Є=IE Ѕ=DZ І=I Ї=I Ј=J Љ=LJ Њ=NJ Ќ=K Ў=U Џ=DZ А=A Б=B В=V Г=G Д=D Е=E Ж=ZH З=Z И=I Й=I К=K Л=L М=M Н=N О=O
  П=P Р=R С=S Т=T У=U Ф=F Х=KH Ц=TS Ч=CH Ш=SH Щ=SHCH Ъ=IE Ы=Y Э=E Ю=IU Я=IA Ѫ=U Ѵ=Y Ґ=G Ғ=G Һ=C
  Ѓ=G Ћ=C Ь=
`);

/** Greek letters: ELOT 743 (ISO 843 type 2), as Hellenic passports are written; ICAO Doc 9303 has no table for Greek. */
export const GREEK: ReadonlyMap<string, string> = table(`
  Α=A Β=V Γ=G Δ=D Ε=E Ζ=Z Η=I Θ=TH Ι=I Κ=K Λ=L Μ=M Ν=N Ξ=X Ο=O Π=P Ρ=R Σ=S Τ=T Υ=Y Φ=F Χ=CH Ψ=PS Ω=O
`);
