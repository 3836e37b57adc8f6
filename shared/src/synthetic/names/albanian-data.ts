import type { CultureSource } from '../culture';

/** Albania (and Albanian names of North Macedonia). */
export const albanian: CultureSource = {
  name: 'albanian',
  weight: 1.5,
  countries: [
    ['ALB', 88, 'ALB', 'Tiranë, Durrës, Vlorë, Shkodër, Elbasan, Korçë'],
    ['MKD', 12, 'ALB, MAC', 'Tetovë, Gostivar, Strugë'],
  ],
  family: `Hoxha, Shehu, Prifti, Dervishi, Gjoka, Leka, Marku, Kola, Hysa, Çela, Bardhi, Krasniqi, Gashi, Berisha, Morina, Shala, Bytyqi,
    Kastrati, Hoti, Osmani, Ibrahimi, Ademi, Zeqiri, Rexhepi, Dushku, Muça, Lika, Cani, Balla, Toska`,
  male: `Arben, Ilir, Agim, Bujar, Gëzim, Besnik, Fatmir, Ardian, Artan, Dritan, Blerim, Skënder, Petrit, Luan, Genc, Altin, Erion,
    Klodian, Sokol, Flamur, Bekim, Valon, Endrit, Ermal, Shpëtim, Avni, Naim`,
  female: `Mimoza, Drita, Teuta, Shpresa, Liljana, Valbona, Elira, Besa, Arta, Merita, Flutura, Albana, Anila, Entela, Ermira, Majlinda,
    Vjollca, Donika, Ornela, Alketa, Brunilda, Edlira, Fatmira, Lindita, Luljeta, Rudina, Arlinda`,
  nicknames: `Arben=Beni, Besnik=Niku, Ardian=Adi, Skënder=Deri, Fatmir=Miri, Valbona=Bona, Majlinda=Linda, Shpresa=Presa`,
  romanisation: [
    ['ë', 'e'],
    ['Ç', 'C'],
    ['xh', 'dj'],
    ['q', 'k'],
  ],
  complexion: 'MIXED',
  height: 175,
};
