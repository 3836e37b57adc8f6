import type { CultureSource } from '../culture';

/** Hungary. */
export const hungarian: CultureSource = {
  name: 'hungarian',
  weight: 1.5,
  countries: [['HUN', 1, 'HUN', 'Budapest, Debrecen, Szeged, Miskolc, Pécs, Győr, Kecskemét, Székesfehérvár']],
  family: `Nagy, Kovács, Tóth, Szabó, Horváth, Varga, Kiss, Molnár, Németh, Farkas, Balogh, Papp, Takács, Juhász, Lakatos, Mészáros,
    Oláh, Simon, Rácz, Fekete, Szilágyi, Török, Fehér, Balázs, Gál, Kis, Szűcs, Kocsis, Pintér, Fodor`,
  male: `László, István, József, János, Zoltán, Sándor, Gábor, Ferenc, Attila, Péter, Tamás, Zsolt, Tibor, András, Csaba, Imre, Lajos,
    György, Balázs, Gyula, Mihály, Róbert, Dávid, Dániel, Ádám, Krisztián, Miklós, Béla`,
  female: `Mária, Erzsébet, Katalin, Ilona, Éva, Anna, Zsuzsanna, Margit, Judit, Ágnes, Julianna, Andrea, Ildikó, Erika, Krisztina,
    Irén, Eszter, Magdolna, Mónika, Edit, Gabriella, Szilvia, Anita, Anikó, Viktória, Márta, Tünde, Réka`,
  nicknames: `László=Laci, István=Pista, József=Jóska, János=Jancsi, Zoltán=Zoli, Sándor=Sanyi, Ferenc=Feri, Gábor=Gabi, Lajos=Lali,
    György=Gyuri, Erzsébet=Erzsi, Katalin=Kati, Zsuzsanna=Zsuzsa, Julianna=Juli, Ilona=Ica`,
  complexion: 'MIXED',
  height: 177,
};
