import type { CultureSource } from '../culture';

/** Bangladesh, in Bengali script. */
export const bengali: CultureSource = {
  name: 'bengali',
  weight: 2.5,
  script: 'Beng',
  countries: [
    ['BGD', 1, 'BEN', "Dhaka, Chattogram, Khulna, Rajshahi, Sylhet, Barishal, Rangpur, Cumilla, Cox's Bazar"],
  ],
  family: `Rahman=রহমান, Islam=ইসলাম, Hossain=হোসেন, Ahmed=আহমেদ, Khan=খান, Uddin=উদ্দিন, Chowdhury=চৌধুরী, Alam=আলম, Sarkar=সরকার,
    Miah=মিয়া, Sheikh=শেখ, Ali=আলী, Karim=করিম, Haque=হক, Talukder=তালুকদার, Mondal=মণ্ডল, Biswas=বিশ্বাস, Das=দাস, Roy=রায়,
    Saha=সাহা, Ghosh=ঘোষ, Bhuiyan=ভূঁইয়া, Akand=আকন্দ, Howlader=হাওলাদার, Mollah=মোল্লা, Kabir=কবির, Siddique=সিদ্দিক`,
  male: `Mohammad=মোহাম্মদ, Abdul=আব্দুল, Kamal=কামাল, Jamal=জামাল, Rafiq=রফিক, Shafiq=শফিক, Anwar=আনোয়ার, Nazrul=নজরুল, Mizanur=মিজানুর,
    Mahbub=মাহবুব, Tanvir=তানভীর, Arif=আরিফ, Sohel=সোহেল, Rakib=রাকিব, Sajib=সজীব, Habib=হাবিব, Faruk=ফারুক, Zahid=জাহিদ, Kamrul=কামরুল,
    Masud=মাসুদ, Shahin=শাহীন, Monir=মনির, Ripon=রিপন, Liton=লিটন, Sumon=সুমন, Belal=বেলাল`,
  female: `Fatema=ফাতেমা, Ayesha=আয়েশা, Nasima=নাসিমা, Rahima=রহিমা, Salma=সালমা, Shirin=শিরিন, Taslima=তাসলিমা, Rokeya=রোকেয়া,
    Nusrat=নুসরাত, Farzana=ফারজানা, Sharmin=শারমিন, Jesmin=জেসমিন, Rehana=রেহানা, Shahana=শাহানা, Moushumi=মৌসুমী, Tania=তানিয়া,
    Ruma=রুমা, Lipi=লিপি, Mita=মিতা, Sumaiya=সুমাইয়া, Halima=হালিমা, Kohinur=কোহিনূর, Momtaz=মমতাজ, Parul=পারুল, Sultana=সুলতানা,
    Hasna=হাসনা`,
  secondGiven: 0.4,
  nicknames: `Mohammad=Md, Mizanur=Mizan, Tanvir=Tanu, Rakib=Raki, Habib=Habu, Sumaiya=Sumi, Nusrat=Nusu, Farzana=Farzu, Moushumi=Mou`,
  romanisation: [
    ['Mohammad', 'Muhammad'],
    ['Ch', 'C'],
    ['ow', 'au'],
    ['ss', 's'],
    ['ain', 'ein'],
    ['q', 'k'],
    ['Sh', 'S'],
    ['zr', 'jr'],
  ],
  complexion: 'DARK',
  height: 165,
};
