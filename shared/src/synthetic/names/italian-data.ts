import type { CultureSource } from '../culture';

/** Italy, Italian Switzerland, San Marino. */
export const italian: CultureSource = {
  name: 'italian',
  weight: 5,
  countries: [
    [
      'ITA',
      92,
      'ITA',
      'Roma, Milano, Napoli, Torino, Palermo, Genova, Bologna, Firenze, Bari, Catania, Venezia, Reggio Calabria',
    ],
    ['CHE', 6, 'ITA, GER', 'Lugano, Bellinzona, Locarno'],
    ['SMR', 1, 'ITA', 'San Marino, Serravalle'],
    ['MLT', 2, 'MLT, ENG, ITA', 'Valletta, Birkirkara, Sliema'],
  ],
  family: `Rossi, Russo, Ferrari, Esposito, Bianchi, Romano, Colombo, Ricci, Marino, Greco, Bruno, Gallo, Conti, De Luca, Pagani,
    Costa, Giordano, Rizzo, Lombardi, Moretti, Barbieri, Fontana, Santoro, Mariani, Rinaldi, Caruso, Ferrara, Galli, Martini, Leone,
    Longo, Gentile, Martinelli, Vitale, Lombardo, Serra, Coppola, De Santis, D'Angelo, Marchetti, Di Stefano, Dell'Acqua, D'Amico`,
  male: `Giuseppe, Giovanni, Antonio, Mario, Luigi, Francesco, Angelo, Vincenzo, Pietro, Salvatore, Carlo, Franco, Domenico, Bruno,
    Fausto, Michele, Giorgio, Sergio, Luciano, Andrea, Marco, Alessandro, Roberto, Stefano, Davide, Riccardo, Fabio, Massimo, Nicolò,
    Simone, Claudio`,
  female: `Maria, Anna, Giuseppina, Rosa, Angela, Giovanna, Teresa, Lucia, Carmela, Caterina, Francesca, Antonietta, Concetta, Elena,
    Rita, Margherita, Franca, Paola, Laura, Giulia, Chiara, Sara, Valentina, Alessia, Silvia, Federica, Martina, Elisa, Serena, Noemi`,
  secondGiven: 0.15,
  nicknames: `Giuseppe=Peppe, Giovanni=Gianni, Antonio=Tonino, Luigi=Gigi, Francesco=Ciccio, Vincenzo=Enzo, Salvatore=Totò,
    Domenico=Mimmo, Alessandro=Sandro, Roberto=Berto, Giuseppina=Pina, Caterina=Rina, Francesca=Franca, Concetta=Titina`,
  romanisation: [
    ["D'", 'D'],
    ["Dell'", 'Dell '],
    ['De ', 'De'],
    ['Di ', 'Di'],
  ],
  complexion: 'MIXED',
  height: 176,
};
