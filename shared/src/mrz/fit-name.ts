/**
 * The name field of a machine readable zone, exactly `width` characters, from identifiers as `transliterate` gives them.
 * A name that is too long is truncated so that as many of its parts as possible keep at least their initial, and so that the
 * field ends with a letter, which says that it may be truncated. Source: ICAO Doc 9303 parts 4 to 7, section 4.2.3; of the
 * options given there this is the one that truncates to initials (4.2.3.1 a, 4.2.3.2 a).
 */
export function fitName(primary: string, secondary: string, width: number): string {
  const whole = secondary === '' ? primary : `${primary}<<${secondary}`;
  if (whole.length <= width) return whole.padEnd(width, '<');
  if (secondary === '') return shorten(primary, width, true).padEnd(width, '<');
  // Two fillers and one letter of the secondary identifier must always have room.
  const widest = width - 3;
  const initials = primary.length <= widest ? primary : shorten(primary, widest, false);
  const room = width - initials.length - 2;
  if (room < secondary.length) return `${initials}<<${shorten(secondary, room, true)}`.padEnd(width, '<');
  return `${shorten(primary, width - 2 - secondary.length, true)}<<${secondary}`.padEnd(width, '<');
}

/**
 * Shortens parts to their initials from the last one on until they fit; with `fill` the part shortened last gets back the
 * letters that still have room. Parts whose initials do not fit are dropped.
 */
function shorten(identifier: string, width: number, fill: boolean): string {
  const parts = identifier.split('<').slice(0, Math.max(1, Math.floor((width + 1) / 2)));
  const short = [...parts];
  for (let index = parts.length - 1; index >= 0 && short.join('<').length > width; index -= 1) {
    const part = parts[index] ?? '';
    short[index] = part.charAt(0);
    const spare = width - short.join('<').length;
    // A lone part is cut, not reduced to its initial.
    if (spare >= 0 && (fill || index === 0)) short[index] = part.slice(0, 1 + spare);
  }
  return short.join('<');
}
