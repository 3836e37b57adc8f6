import type { CultureSource } from '../culture';

/** Finland. */
export const finnish: CultureSource = {
  name: 'finnish',
  weight: 1,
  countries: [['FIN', 1, 'FIN, SWE', 'Helsinki, Espoo, Tampere, Vantaa, Oulu, Turku, Jyväskylä, Kuopio']],
  family: `Korhonen, Virtanen, Mäkinen, Nieminen, Mäkelä, Hämäläinen, Laine, Heikkinen, Koskinen, Järvinen, Lehtonen, Lehtinen,
    Saarinen, Salminen, Heinonen, Niemi, Heikkilä, Kinnunen, Salonen, Turunen, Salo, Laitinen, Tuominen, Rantanen, Karjalainen,
    Jokinen, Mattila, Savolainen, Ahonen, Lahtinen`,
  male: `Juhani, Johannes, Matti, Mikael, Tapio, Antero, Kalevi, Tapani, Olavi, Ilmari, Pekka, Timo, Kari, Jari, Mika, Antti, Heikki,
    Markku, Seppo, Jukka, Petri, Ville, Eero, Väinö, Hannu, Esa, Risto`,
  female: `Maria, Helena, Anneli, Johanna, Kaarina, Marjatta, Hannele, Liisa, Kristiina, Tuulikki, Emilia, Anna, Elina, Päivi, Sari,
    Tuula, Ritva, Leena, Pirkko, Minna, Katja, Aino, Eeva, Sirpa, Jaana, Riikka`,
  secondGiven: 0.5,
  nicknames: `Juhani=Jussi, Johannes=Hannes, Matti=Masa, Mikael=Mikko, Heikki=Hessu, Maria=Maija, Helena=Leena, Kristiina=Kirsi`,
  complexion: 'LIGHT',
  height: 180,
};
