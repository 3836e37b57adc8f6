import type { CultureSource } from '../culture';

/** The Philippines. */
export const filipino: CultureSource = {
  name: 'filipino',
  weight: 3,
  countries: [
    [
      'PHL',
      1,
      'FIL, ENG',
      'Manila, Quezon City, Davao City, Cebu City, Zamboanga City, Iloilo City, Baguio, Cagayan de Oro',
    ],
  ],
  family: `dela Cruz, Garcia, Reyes, Ramos, Mendoza, Santos, Flores, Gonzales, Bautista, Villanueva, Fernandez, Cruz, de Guzman, Lopez, Perez,
    Castillo, Francisco, Rivera, Castro, Santiago, Mercado, Tolentino, Manalo, Dimaculangan, Macaraeg, Pangilinan, Magsino, Lacson,
    Batungbakal, Salonga, del Rosario, Catapang`,
  male: `Jose, Juan, Angelo, Mark, John Paul, Michael, Joshua, Christian, Ronaldo, Rodel, Rommel, Ernesto, Eduardo, Danilo, Rolando, Rogelio,
    Jayson, Arnel, Noel, Jericho, Dennis, Reynaldo, Romeo, Renato, Emilio, Crisanto, Joel`,
  female: `Maria, Mary Grace, Angelica, Jennifer, Rosalie, Maricel, Cristina, Lourdes, Rowena, Marilou, Jocelyn, Analyn, Kristine, Princess,
    Nicole, Jasmine, Rosario, Imelda, Teresita, Erlinda, Corazon, Divina, Ligaya, Luzviminda, Perla, Evangeline, Aileen`,
  secondGiven: 0.3,
  nicknames: `Jose=Pepe, Juan=Johnny, Angelo=Gelo, Ronaldo=Ronnie, Ernesto=Erning, Eduardo=Eddie, Danilo=Danny, Rolando=Lando,
    Rogelio=Roger, Reynaldo=Rey, Angelica=Angel, Mary Grace=Grace, Rosalie=Rose, Maricel=Cel, Corazon=Cory, Luzviminda=Luz`,
  romanisation: [
    ['dela ', 'de la '],
    ['Gonzales', 'Gonzalez'],
  ],
  complexion: 'DARK',
  height: 163,
};
