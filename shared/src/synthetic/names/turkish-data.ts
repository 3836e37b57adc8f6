import type { CultureSource } from '../culture';

/** Türkiye. */
export const turkish: CultureSource = {
  name: 'turkish',
  weight: 5,
  countries: [
    [
      'TUR',
      1,
      'TUR',
      'İstanbul, Ankara, İzmir, Bursa, Adana, Gaziantep, Konya, Antalya, Diyarbakır, Trabzon, Şanlıurfa',
    ],
  ],
  family: `Yılmaz, Kaya, Demir, Çelik, Şahin, Yıldız, Yıldırım, Öztürk, Aydın, Özdemir, Arslan, Doğan, Kılıç, Aslan, Çetin, Kara, Koç,
    Kurt, Özkan, Şimşek, Polat, Korkmaz, Çakır, Erdoğmuş, Güneş, Aksoy, Bulut, Avcı, Güler, Tekin, Acar, Uçar, Taş, Karataş, Yavuz,
    Ünal, Işık, Keskin`,
  male: `Mehmet, Mustafa, Ahmet, Ali, Hüseyin, Hasan, İbrahim, İsmail, Osman, Yusuf, Murat, Ömer, Ramazan, Halil, Süleyman, Mahmut,
    Kemal, Hakan, Serkan, Emre, Burak, Cem, Fatih, Yasin, Uğur, Tolga, Barış, Orhan, Şükrü, Çağlar`,
  female: `Fatma, Ayşe, Emine, Hatice, Zeynep, Elif, Meryem, Şerife, Zehra, Sultan, Hanife, Merve, Havva, Zeliha, Esra, Özlem, Yasemin,
    Gülsüm, Sevgi, Nurcan, Songül, Büşra, Hülya, Derya, Dilek, Ebru, Tuğba, Çiğdem, Gizem, Şule`,
  secondGiven: 0.25,
  nicknames: `Mehmet=Memo, Mustafa=Mıstık, Hüseyin=Hüso, İbrahim=İbo, Süleyman=Sülo, Ramazan=Ramo, Ahmet=Apo, Fatma=Fatoş, Zeynep=Zeyno,
    Emine=Emoş, Hatice=Hatçe`,
  romanisation: [
    ['ş', 'sh'],
    ['Ş', 'Sh'],
    ['ç', 'ch'],
    ['Ç', 'Ch'],
    ['ğ', 'gh'],
    ['ı', 'i'],
    ['İ', 'I'],
    ['ö', 'oe'],
    ['ü', 'ue'],
    ['Ö', 'Oe'],
    ['Ü', 'Ue'],
  ],
  complexion: 'DARK',
  height: 174,
};
