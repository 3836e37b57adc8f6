import type { CultureSource } from '../culture';

/** German-speaking countries. */
export const germanic: CultureSource = {
  name: 'germanic',
  weight: 6,
  countries: [
    [
      'DEU',
      72,
      'GER',
      'Berlin, Hamburg, München, Köln, Frankfurt am Main, Stuttgart, Düsseldorf, Leipzig, Dresden, Nürnberg, Lübeck',
    ],
    ['AUT', 15, 'GER', 'Wien, Graz, Linz, Salzburg, Innsbruck, Klagenfurt'],
    ['CHE', 12, 'GER, FRE', 'Zürich, Basel, Bern, Winterthur, Luzern, St. Gallen'],
    ['LIE', 1, 'GER', 'Vaduz, Schaan'],
  ],
  family: `Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer, Koch, Bauer, Richter,
    Klein, Wolf, Lorenz, Neumann, Schwarz, Zimmermann, Braun, Krüger, Hofmann, Hartmann, Lange, Schmitt, Werner, Krause, Meier,
    Lehmann, Schmid, Schulze, Maier, Köhler, Herrmann, König, Walter, Mayer, Huber, Kaiser, Fuchs, Größmann, Jäger, Weiß`,
  male: `Peter, Michael, Thomas, Andreas, Wolfgang, Klaus, Jürgen, Günter, Stefan, Christian, Uwe, Werner, Horst, Frank, Dieter,
    Manfred, Gerhard, Hans, Bernd, Torsten, Matthias, Helmut, Walter, Heinz, Martin, Jörg, Rolf, Jens, Sven, Alexander, Jan, Rainer,
    Tobias, Lukas, Florian`,
  female: `Maria, Ursula, Monika, Petra, Elisabeth, Sabine, Renate, Helga, Karin, Brigitte, Ingrid, Erika, Andrea, Gisela, Claudia,
    Susanne, Gabriele, Christa, Christine, Hildegard, Anna, Birgit, Barbara, Gertrud, Heike, Marianne, Elke, Martina, Angelika,
    Käthe, Jutta, Silke`,
  particles: { chance: 0.02, list: 'von, von der, zu' },
  secondGiven: 0.25,
  doubleFamily: { chance: 0.05, joiner: '-' },
  nicknames: `Michael=Michi, Thomas=Tom, Andreas=Andi, Wolfgang=Wolfi, Stefan=Steff, Christian=Chris, Matthias=Matze, Alexander=Alex,
    Hans=Hansi, Tobias=Tobi, Florian=Flo, Susanne=Susi, Gabriele=Gabi, Ursula=Uschi, Elisabeth=Lisi, Angelika=Geli, Barbara=Babsi`,
  romanisation: [
    ['ä', 'ae'],
    ['ö', 'oe'],
    ['ü', 'ue'],
    ['ß', 'ss'],
    ['Mey', 'Mei'],
    ['Schmidt', 'Schmitt'],
  ],
  complexion: 'LIGHT',
  height: 179,
};
