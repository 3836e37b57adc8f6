import { transliterate } from './transliterate';

describe('transliterate', () => {
  it.each([
    ["O'Connor", 'OCONNOR'],
    ['O’Connor', 'OCONNOR'],
    ['Smith-Jones', 'SMITH<JONES'],
    ['Van  Der Muellen', 'VAN<DER<MUELLEN'],
    ['Térèsa', 'TERESA'],
    ['Gößmann', 'GOESSMANN'],
    ['Åsa Þór Øystein Æbelø', 'AASA<THOR<OEYSTEIN<AEBELOE'],
    ['Łęcki Đoković Ŋ', 'LECKI<DOKOVIC<N'],
    ['ışık İnan', 'ISIK<INAN'],
    ['Ţepeş Țepeș', 'TEPES<TEPES'],
    ['Nguyễn', 'NGUYEN'],
    ['I\u0307nan', 'INAN'],
    ['Щербаков Юрий', 'SHCHERBAKOV<IURII'],
    ['Ольга Соловьёва', 'OLGA<SOLOVEVA'],
    ['Παπαδόπουλος Ευάγγελος', 'PAPADOPOULOS<EVANGELOS'],
    ['Μπάμπης Ευτυχία', 'BAMPIS<EFTYCHIA'],
    ['Dr. Anna 2nd', 'DR<ANNA<ND'],
    ['李 😀', ''],
  ])('writes %s as %s', (name, written) => {
    expect(transliterate(name)).toBe(written);
  });
});
