import type { CultureSource } from '../culture';

/** Poland, with feminine family names. */
export const polish: CultureSource = {
  name: 'polish',
  weight: 4,
  countries: [
    [
      'POL',
      95,
      'POL',
      'Warszawa, Kraków, Łódź, Wrocław, Poznań, Gdańsk, Szczecin, Bydgoszcz, Lublin, Katowice, Białystok',
    ],
    ['LTU', 5, 'LIT, POL', 'Vilnius, Kaunas, Klaipėda, Šiauliai'],
  ],
  family: `Nowak, Kowalski, Wiśniewski, Wójcik, Kowalczyk, Kamiński, Zieliński, Szymański, Woźniak, Dąbrowski, Kozłowski, Jankowski,
    Mazur, Wojciechowski, Kwiatkowski, Krawczyk, Kaczmarek, Piotrowski, Grabowski, Zając, Pawłowski, Michalski, Król, Wieczorek,
    Jabłoński, Wróbel, Nowakowski, Majewski, Olszewski, Stępień, Malinowski, Jaworski, Adamczyk, Dudek, Nowicki, Pawlak, Górski,
    Rutkowski, Sikora, Gołębiowski`,
  male: `Piotr, Krzysztof, Andrzej, Tomasz, Jan, Paweł, Michał, Marcin, Stanisław, Jakub, Adam, Marek, Łukasz, Grzegorz, Mateusz,
    Wojciech, Mariusz, Dariusz, Zbigniew, Jerzy, Maciej, Rafał, Robert, Józef, Kamil, Jacek, Dawid, Tadeusz, Ryszard, Szymon, Bartosz,
    Władysław`,
  female: `Anna, Maria, Katarzyna, Małgorzata, Agnieszka, Barbara, Ewa, Krystyna, Elżbieta, Magdalena, Joanna, Aleksandra, Monika,
    Zofia, Teresa, Danuta, Natalia, Julia, Karolina, Marta, Beata, Dorota, Halina, Jadwiga, Janina, Alicja, Jolanta, Grażyna, Iwona,
    Paulina, Bożena, Urszula`,
  feminine: [
    ['ski', 'ska'],
    ['cki', 'cka'],
    ['dzki', 'dzka'],
  ],
  secondGiven: 0.3,
  doubleFamily: { chance: 0.03, joiner: '-' },
  nicknames: `Krzysztof=Krzysiek, Andrzej=Jędrek, Tomasz=Tomek, Jan=Janek, Stanisław=Staszek, Jakub=Kuba, Grzegorz=Grzesiek,
    Wojciech=Wojtek, Zbigniew=Zbyszek, Jerzy=Jurek, Józef=Józek, Tadeusz=Tadek, Katarzyna=Kasia, Małgorzata=Gosia, Agnieszka=Aga,
    Barbara=Basia, Elżbieta=Ela, Magdalena=Magda, Joanna=Asia, Aleksandra=Ola, Zofia=Zosia`,
  complexion: 'LIGHT',
  height: 178,
};
