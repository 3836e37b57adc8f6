import type { CultureSource } from '../culture';

/** Iceland: the family name is a patronymic, with a feminine form. */
export const icelandic: CultureSource = {
  name: 'icelandic',
  weight: 0.5,
  countries: [['ISL', 1, 'ICE', 'Reykjavík, Kópavogur, Hafnarfjörður, Akureyri, Selfoss']],
  family: `Jónsson, Guðmundsson, Sigurðsson, Gunnarsson, Ólafsson, Einarsson, Magnússon, Kristjánsson, Stefánsson, Jóhannsson,
    Björnsson, Árnason, Bjarnason, Helgason, Þórsson, Halldórsson, Haraldsson, Ragnarsson, Pálsson, Þorsteinsson, Baldursson,
    Friðriksson, Hannesson, Karlsson, Sveinsson, Tómasson`,
  male: `Jón, Sigurður, Guðmundur, Gunnar, Ólafur, Einar, Magnús, Kristján, Stefán, Jóhann, Björn, Árni, Bjarni, Helgi, Þór, Halldór,
    Haraldur, Ragnar, Páll, Þorsteinn, Baldur, Friðrik, Hannes, Davíð, Sveinn, Tómas`,
  female: `Guðrún, Anna, Sigríður, Kristín, Margrét, Helga, Sigrún, Ingibjörg, Jóhanna, María, Elín, Katrín, Hildur, Ragnheiður, Lilja,
    Erla, Steinunn, Guðbjörg, Þórunn, Eva, Ásta, Birna, Hulda, Auður, Berglind, Unnur`,
  feminine: [['son', 'dóttir']],
  secondGiven: 0.4,
  romanisation: [
    ['ð', 'd'],
    ['Þ', 'Th'],
    ['þ', 'th'],
    ['ö', 'o'],
    ['ó', 'o'],
    ['á', 'a'],
    ['í', 'i'],
    ['ú', 'u'],
  ],
  complexion: 'LIGHT',
  height: 181,
};
