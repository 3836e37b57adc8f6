import type { CultureSource } from '../culture';

/** Sweden, Norway and Denmark. */
export const nordic: CultureSource = {
  name: 'nordic',
  weight: 3,
  countries: [
    ['SWE', 45, 'SWE', 'Stockholm, Göteborg, Malmö, Uppsala, Västerås, Örebro, Linköping, Umeå'],
    ['NOR', 25, 'NOR', 'Oslo, Bergen, Trondheim, Stavanger, Tromsø, Ålesund'],
    ['DNK', 25, 'DAN', 'København, Aarhus, Odense, Aalborg, Esbjerg, Helsingør'],
  ],
  family: `Andersson, Johansson, Karlsson, Nilsson, Eriksson, Larsson, Olsson, Persson, Svensson, Gustafsson, Lindström, Sjöberg,
    Åkesson, Hansen, Johansen, Olsen, Larsen, Andersen, Pedersen, Nilsen, Kristiansen, Jensen, Karlsen, Eriksen, Berg, Haugen, Dahl,
    Nielsen, Christensen, Rasmussen, Sørensen, Jørgensen, Møller, Østergaard, Kjær, Lindqvist, Bergström, Strand`,
  male: `Erik, Lars, Karl, Anders, Johan, Per, Nils, Mikael, Jan, Björn, Håkan, Göran, Åke, Bo, Magnus, Fredrik, Henrik, Ole, Bjørn,
    Knut, Svein, Arne, Kjell, Jens, Søren, Niels, Jørgen, Morten, Rasmus, Mads, Gustav, Sven`,
  female: `Anna, Maria, Margareta, Elisabeth, Eva, Kristina, Birgitta, Karin, Ingrid, Marie, Åsa, Linnéa, Ulrika, Anne, Inger, Kari,
    Marit, Liv, Astrid, Solveig, Sigrid, Kirsten, Mette, Hanne, Helle, Bodil, Grethe, Freja, Maja, Signe, Gunilla`,
  secondGiven: 0.5,
  nicknames: `Karl=Kalle, Lars=Lasse, Johan=Janne, Per=Pelle, Nils=Nisse, Björn=Nalle, Anders=Adde, Gustav=Gurra, Mikael=Micke,
    Fredrik=Frippe, Kristina=Stina, Margareta=Greta, Elisabeth=Lisa, Birgitta=Gitta`,
  romanisation: [
    ['å', 'aa'],
    ['Å', 'Aa'],
    ['ø', 'oe'],
    ['Ø', 'Oe'],
    ['æ', 'ae'],
    ['ö', 'oe'],
    ['ä', 'ae'],
  ],
  complexion: 'LIGHT',
  height: 181,
};
