import type { CultureSource } from '../culture';

/** Indonesia, Malaysia and Brunei; "bin" and "binti" before the father's name. */
export const malay: CultureSource = {
  name: 'malay',
  weight: 4,
  countries: [
    ['IDN', 68, 'IND', 'Jakarta, Surabaya, Bandung, Medan, Semarang, Makassar, Denpasar, Yogyakarta, Palembang'],
    ['MYS', 28, 'MAY, ENG', 'Kuala Lumpur, Johor Bahru, George Town, Ipoh, Kota Kinabalu, Kuching, Melaka'],
    ['BRN', 4, 'MAY', 'Bandar Seri Begawan, Kuala Belait'],
  ],
  family: `Abdullah, Rahman, Ismail, Hassan, Ibrahim, Osman, Yusof, Ahmad, Mahmud, Salleh, Hamid, Rahim, Aziz, Zainal, Kasim, Hidayat,
    Santoso, Wijaya, Setiawan, Saputra, Nugroho, Susanto, Kurniawan, Gunawan, Pratama, Hakim, Siregar, Nasution, Halim, Maulana,
    Ramadhan, Firmansyah`,
  male: `Ahmad, Muhammad, Budi, Agus, Hendra, Rizky, Dimas, Eko, Joko, Bambang, Wahyu, Yudi, Arif, Fajar, Iwan, Dedi, Azman, Faizal,
    Hafiz, Razak, Shahrul, Zulkifli, Amirul, Khairul, Nizam, Syafiq, Rosli, Kamarul`,
  female: `Siti, Nur, Dewi, Sri, Rina, Ratna, Wati, Indah, Lestari, Fitri, Ayu, Putri, Yuni, Endang, Kartini, Nurul, Aishah, Farah, Hafizah,
    Norhayati, Rohani, Zarina, Suraya, Azlina, Faridah, Salmah, Maimunah, Mega`,
  filiation: { male: 'bin', female: 'binti', chance: 0.35, before: 'FAMILY' },
  secondGiven: 0.35,
  nicknames: `Muhammad=Mat, Ahmad=Mamat, Bambang=Bams, Zulkifli=Zul, Shahrul=Arul, Khairul=Irul, Faizal=Ijal, Norhayati=Yati,
    Hafizah=Fizah, Maimunah=Munah, Siti=Ti, Nurul=Uyun, Indah=Iin`,
  romanisation: [
    ['Yusof', 'Jusuf'],
    ['Muhammad', 'Mohamad'],
    ['Wijaya', 'Widjaja'],
    ['j', 'dj'],
    ['sy', 'sh'],
    ['u', 'oe'],
  ],
  complexion: 'DARK',
  height: 166,
};
