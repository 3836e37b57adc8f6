import type { CultureSource } from '../culture';

/** Romania and Moldova. */
export const romanian: CultureSource = {
  name: 'romanian',
  weight: 3,
  countries: [
    ['ROU', 80, 'RUM', 'București, Cluj-Napoca, Timișoara, Iași, Constanța, Craiova, Brașov, Galați, Oradea'],
    ['MDA', 20, 'RUM, RUS', 'Chișinău, Bălți, Tighina, Cahul'],
  ],
  family: `Popescu, Ionescu, Popa, Radu, Dumitru, Stan, Stoica, Gheorghe, Matei, Ciobanu, Rusu, Constantin, Marin, Lazăr, Florea,
    Dobre, Dinu, Niță, Ungureanu, Munteanu, Moldoveanu, Diaconu, Nistor, Toma, Barbu, Șerban, Vasilescu, Georgescu, Cojocaru, Țurcanu,
    Ceban, Lupu, Ursu, Bălan, Enache, Mocanu`,
  male: `Andrei, Alexandru, Mihai, Ion, Gheorghe, Vasile, Constantin, Nicolae, Ștefan, Florin, Marian, Cristian, Daniel, Adrian, Ionuț,
    Bogdan, Gabriel, Lucian, Răzvan, Vlad, Sorin, Cătălin, Dumitru, Petru, Tudor, Liviu, Radu, Dorin, Cosmin, Octavian`,
  female: `Maria, Elena, Ana, Ioana, Mihaela, Andreea, Cristina, Daniela, Alexandra, Gabriela, Mariana, Georgeta, Florentina, Raluca,
    Simona, Alina, Diana, Roxana, Camelia, Liliana, Viorica, Natalia, Tatiana, Ecaterina, Anca, Oana, Ștefania, Rodica, Luminița, Doina`,
  secondGiven: 0.4,
  nicknames: `Alexandru=Sandu, Gheorghe=Gicu, Vasile=Vasilică, Constantin=Costel, Nicolae=Nicu, Gabriel=Gabi, Cristian=Cristi,
    Mihai=Mișu, Elena=Lenuța, Ioana=Oana, Ecaterina=Cati, Alexandra=Sanda`,
  romanisation: [
    ['ș', 'sh'],
    ['ț', 'tz'],
    ['Ș', 'Sh'],
    ['Ț', 'Tz'],
    ['ă', 'a'],
  ],
  complexion: 'MIXED',
  height: 176,
};
