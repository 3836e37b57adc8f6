import type { CultureSource } from '../culture';

/** Iran and Afghanistan, in Perso-Arabic script. */
export const persian: CultureSource = {
  name: 'persian',
  weight: 4,
  script: 'Arab',
  countries: [
    ['IRN', 65, 'PER', 'Tehran, Mashhad, Isfahan, Shiraz, Tabriz, Karaj, Ahvaz, Kermanshah, Rasht'],
    ['AFG', 35, 'PER, PUS', 'Kabul, Herat, Mazar-i-Sharif, Kandahar, Jalalabad, Kunduz'],
  ],
  family: `Ahmadi=احمدی, Mohammadi=محمدی, Hosseini=حسینی, Karimi=کریمی, Rahimi=رحیمی, Moradi=مرادی, Jafari=جعفری, Rezaei=رضایی,
    Sadeghi=صادقی, Hashemi=هاشمی, Ebrahimi=ابراهیمی, Kazemi=کاظمی, Ghasemi=قاسمی, Rostami=رستمی, Akbari=اکبری, Tehrani=تهرانی,
    Esfahani=اصفهانی, Shirazi=شیرازی, Yazdani=یزدانی, Farahani=فراهانی, Naderi=نادری, Amiri=امیری, Heydari=حیدری, Soltani=سلطانی,
    Bagheri=باقری, Noori=نوری, Azizi=عزیزی, Zamani=زمانی, Safari=صفری, Golzari=گلزاری, Wardak=وردک, Popal=پوپل`,
  male: `Ali=علی, Reza=رضا, Mohammad=محمد, Hossein=حسین, Mehdi=مهدی, Amir=امیر, Hassan=حسن, Saeed=سعید, Behrouz=بهروز, Farhad=فرهاد,
    Dariush=داریوش, Kamran=کامران, Babak=بابک, Arash=آرش, Navid=نوید, Siavash=سیاوش, Majid=مجید, Hamid=حمید, Omid=امید, Bahram=بهرام,
    Javad=جواد, Masoud=مسعود, Nader=نادر, Parviz=پرویز, Shahram=شهرام, Kourosh=کوروش, Jamshid=جمشید`,
  female: `Zahra=زهرا, Fatemeh=فاطمه, Maryam=مریم, Leila=لیلا, Sara=سارا, Narges=نرگس, Shirin=شیرین, Parisa=پریسا, Nasrin=نسرین,
    Mahsa=مهسا, Azadeh=آزاده, Samira=سمیرا, Roya=رویا, Elham=الهام, Mina=مینا, Soraya=ثریا, Farzaneh=فرزانه, Mahin=مهین, Yasaman=یاسمن,
    Golnaz=گلناز, Bahar=بهار, Shahla=شهلا, Laleh=لاله, Mitra=میترا, Simin=سیمین, Nahid=ناهید, Parvaneh=پروانه`,
  secondGiven: 0.2,
  nicknames: `Mohammad=Mamad, Hossein=Hosi, Fatemeh=Fati, Zahra=Zari, Dariush=Dari, Kamran=Kami, Siavash=Sia, Yasaman=Yasi, Parisa=Pari`,
  romanisation: [
    ['Mohammad', 'Muhammad'],
    ['Hossein', 'Hussain'],
    ['ou', 'u'],
    ['gh', 'q'],
    ['Gh', 'Q'],
    ['ei', 'ai'],
    ['eh', 'a'],
    ['ee', 'i'],
    ['oo', 'u'],
    ['ani', 'anee'],
    ['di', 'dy'],
  ],
  complexion: 'DARK',
  height: 174,
};
