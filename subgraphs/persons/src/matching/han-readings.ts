import hanja from 'hanja';
import { pinyin } from 'pinyin-pro';
import { getJyutpingList } from 'to-jyutping';

/** How Han characters are read; a name does not say in which language it is to be read. */
export const HAN_READINGS = ['MANDARIN', 'CANTONESE', 'KOREAN'] as const;
export type HanReading = (typeof HAN_READINGS)[number];

/** Family names whose sound in Korean is not the usual one of their character. */
const KOREAN_FAMILY: Readonly<Record<string, string>> = { 金: '김', 沈: '심', 車: '차', 葉: '엽', 單: '선' };

/** Jyutping as names are written in Hong Kong, in the order in which it is replaced. */
const HONG_KONG: readonly (readonly [RegExp, string])[] = [
  [/\d/g, ''],
  [/\bgw/g, 'kw'],
  [/\bg/g, 'k'],
  [/\bj(?=yu)/g, ''],
  [/\bj/g, 'y'],
  [/\bz/g, 'ch'],
  [/\bc/g, 'ch'],
  [/aa/g, 'a'],
  [/eoi/g, 'ui'],
  [/oe/g, 'eu'],
  [/eo/g, 'u'],
  [/yu/g, 'u'],
  [/ou/g, 'o'],
];

/** Reads Han characters: Hangul in the Korean reading, Latin letters otherwise. `family`: they are a family name. */
export function readHan(characters: string, reading: HanReading, family: boolean): string {
  if (reading === 'MANDARIN') return pinyin(characters, { toneType: 'none', type: 'array' }).join('');
  if (reading === 'KOREAN') {
    return (family ? KOREAN_FAMILY[characters] : undefined) ?? hanja.translate(characters, 'SUBSTITUTION');
  }
  return getJyutpingList(characters)
    .map(([, syllable]) => HONG_KONG.reduce((text, [from, to]) => text.replace(from, to), syllable ?? ''))
    .join('');
}
