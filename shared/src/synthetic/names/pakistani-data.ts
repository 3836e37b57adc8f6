import type { CultureSource } from '../culture';

/** Pakistan, in the Urdu form of the Arabic script. */
export const pakistani: CultureSource = {
  name: 'pakistani',
  weight: 4,
  script: 'Arab',
  countries: [
    [
      'PAK',
      1,
      'URD, PAN, ENG',
      'Karachi, Lahore, Faisalabad, Rawalpindi, Multan, Peshawar, Quetta, Sialkot, Gujranwala',
    ],
  ],
  family: `Khan=خان, Malik=ملک, Butt=بٹ, Chaudhry=چوہدری, Qureshi=قریشی, Sheikh=شیخ, Ahmed=احمد, Hussain=حسین, Shah=شاہ, Raza=رضا,
    Mirza=مرزا, Akhtar=اختر, Siddiqui=صدیقی, Baig=بیگ, Javed=جاوید, Iqbal=اقبال, Aslam=اسلم, Mahmood=محمود, Rehman=رحمان,
    Durrani=درانی, Yousafzai=یوسفزئی, Memon=میمن, Bhatti=بھٹی, Rana=رانا, Awan=اعوان, Gondal=گوندل, Farooqi=فاروقی, Abbasi=عباسی,
    Hashmi=ہاشمی, Zaidi=زیدی`,
  male: `Muhammad=محمد, Ali=علی, Usman=عثمان, Bilal=بلال, Hamza=حمزہ, Asad=اسد, Faisal=فیصل, Kashif=کاشف, Zubair=زبیر, Adnan=عدنان,
    Tariq=طارق, Nadeem=ندیم, Waqas=وقاص, Rizwan=رضوان, Shahid=شاہد, Naveed=نوید, Arshad=ارشد, Sajid=ساجد, Khurram=خرم, Fahad=فہد,
    Junaid=جنید, Yasir=یاسر, Saeed=سعید, Sarmad=سرمد, Zahid=زاہد, Amjad=امجد`,
  female: `Fatima=فاطمہ, Ayesha=عائشہ, Sana=ثنا, Zainab=زینب, Maryam=مریم, Hina=حنا, Saima=صائمہ, Nadia=نادیہ, Rabia=رابعہ, Bushra=بشریٰ,
    Shazia=شازیہ, Samina=ثمینہ, Kiran=کرن, Uzma=عظمیٰ, Asma=اسما, Farah=فرح, Lubna=لبنیٰ, Nasreen=نسرین, Parveen=پروین, Rukhsana=رخسانہ,
    Tahira=طاہرہ, Yasmeen=یاسمین, Amna=آمنہ, Huma=ہما, Mehwish=مہوش, Nazia=نازیہ`,
  secondGiven: 0.45,
  nicknames: `Muhammad=Mo, Usman=Sunny, Rizwan=Rizi, Adnan=Addi, Fatima=Fati, Ayesha=Aashi, Zainab=Zaini, Saima=Saimi`,
  romanisation: [
    ['Muhammad', 'Mohammad'],
    ['Ayesha', 'Aisha'],
    ['ee', 'i'],
    ['oo', 'u'],
    ['q', 'k'],
    ['Q', 'K'],
    ['au', 'ou'],
    ['ai', 'ei'],
  ],
  complexion: 'DARK',
  height: 170,
};
