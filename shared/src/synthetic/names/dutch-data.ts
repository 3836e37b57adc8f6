import type { CultureSource } from '../culture';

/** The Netherlands, Flanders and Suriname: particles "van der", "de". */
export const dutch: CultureSource = {
  name: 'dutch',
  weight: 3,
  countries: [
    ['NLD', 70, 'DUT', "Amsterdam, Rotterdam, 's-Gravenhage, Utrecht, Eindhoven, Groningen, Tilburg, Breda, Nijmegen"],
    ['BEL', 25, 'DUT, FRE', 'Antwerpen, Gent, Brugge, Leuven, Hasselt, Mechelen'],
    ['SUR', 5, 'DUT', 'Paramaribo, Lelydorp, Nieuw Nickerie'],
  ],
  family: `de Jong, Jansen, de Vries, van den Berg, Bakker, van Dijk, Visser, Janssen, Smit, Meijer, de Boer, Mulder, de Groot,
    Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit, Dijkstra, Smits, de Graaf, van der Meer, van der Linden, Kok,
    Jacobs, de Haan, Vermeulen, van den Heuvel, van der Veen, van den Broek, Peeters, Maes, Claes, Wouters, 't Hart`,
  male: `Jan, Johannes, Cornelis, Hendrik, Willem, Pieter, Gerrit, Jacobus, Dirk, Maarten, Bas, Sander, Jeroen, Marcel, Erik, Hans,
    Kees, Joost, Bart, Wouter, Ruben, Thijs, Daan, Sem, Lars, Niels, Stijn, Pim, Koen, Ferdinand`,
  female: `Maria, Johanna, Anna, Cornelia, Wilhelmina, Elisabeth, Hendrika, Margaretha, Sanne, Lotte, Femke, Anouk, Marieke, Saskia,
    Ingrid, Monique, Esther, Linda, Marloes, Iris, Fleur, Lieke, Eva, Noor, Roos, Tess, Maud, Annelies, Griet, Els`,
  secondGiven: 0.4,
  nicknames: `Johannes=Hans, Cornelis=Cees, Hendrik=Henk, Willem=Wim, Pieter=Piet, Jacobus=Koos, Gerrit=Ger, Maarten=Maart,
    Johanna=Jo, Cornelia=Corrie, Wilhelmina=Mien, Elisabeth=Betsy, Hendrika=Rika, Margaretha=Greet`,
  romanisation: [
    ['ij', 'y'],
    ["'t ", 'Het '],
  ],
  complexion: 'LIGHT',
  height: 182,
};
