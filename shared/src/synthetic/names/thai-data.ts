import type { CultureSource } from '../culture';

/** Thailand, in Thai script. */
export const thai: CultureSource = {
  name: 'thai',
  weight: 2.5,
  script: 'Thai',
  countries: [
    ['THA', 1, 'THA', 'Bangkok, Chiang Mai, Nakhon Ratchasima, Khon Kaen, Hat Yai, Phuket, Udon Thani, Chonburi'],
  ],
  family: `Saetang=แซ่ตั้ง, Jaidee=ใจดี, Srisuk=ศรีสุข, Wongsuwan=วงศ์สุวรรณ, Thongdee=ทองดี, Boonmee=บุญมี, Kaewmanee=แก้วมณี,
    Suksai=สุขใส, Rattanakul=รัตนกุล, Chaiyasit=ชัยสิทธิ์, Phromma=พรหมมา, Saengthong=แสงทอง, Meesuk=มีสุข, Inthara=อินทร,
    Charoensuk=เจริญสุข, Sombun=สมบูรณ์, Panyadee=ปัญญาดี, Kongkaew=คงแก้ว, Sukjai=สุขใจ, Yodrak=ยอดรัก, Khamwan=คำวัน,
    Bunsong=บุญส่ง, Phetchara=เพชรา, Nakhon=นคร, Singkham=สิงห์คำ, Wichai=วิชัย, Duangchan=ดวงจันทร์, Thepsiri=เทพศิริ`,
  male: `Somchai=สมชาย, Somsak=สมศักดิ์, Prasert=ประเสริฐ, Wichai=วิชัย, Surachai=สุรชัย, Anan=อนันต์, Chaiwat=ชัยวัฒน์, Kittisak=กิตติศักดิ์,
    Manop=มานพ, Narong=ณรงค์, Niran=นิรันดร์, Pichai=พิชัย, Prasit=ประสิทธิ์, Sakda=ศักดา, Sompong=สมพงษ์, Somkiat=สมเกียรติ, Suchart=สุชาติ,
    Thawatchai=ธวัชชัย, Thanakorn=ธนากร, Wirat=วิรัตน์, Boonsong=บุญส่ง, Chalerm=เฉลิม, Decha=เดชา, Ekachai=เอกชัย, Prayong=ประยงค์,
    Wittaya=วิทยา`,
  female: `Somying=สมหญิง, Siriporn=ศิริพร, Suda=สุดา, Malee=มาลี, Ratana=รัตนา, Kanya=กัญญา, Wanida=วนิดา, Pornthip=พรทิพย์, Nittaya=นิตยา,
    Anong=อนงค์, Busaba=บุษบา, Chantana=จันทนา, Duangjai=ดวงใจ, Kanokwan=กนกวรรณ, Lamai=ละไม, Mayuree=มยุรี, Naree=นารี, Orathai=อรทัย,
    Pranee=ปราณี, Ratchanee=รัชนี, Saowalak=เสาวลักษณ์, Sunee=สุนีย์, Supaporn=สุภาพร, Urai=อุไร, Wilai=วิไล, Yupin=ยุพิน`,
  nicknames: `Somchai=Chai, Somsak=Sak, Kittisak=Kit, Thanakorn=Korn, Ekachai=Ek, Siriporn=Porn, Kanokwan=Wan, Duangjai=Jai,
    Pornthip=Thip, Wanida=Nid, Supaporn=Su`,
  romanisation: [
    ['ee', 'i'],
    ['orn', 'on'],
    ['ch', 'j'],
    ['Ch', 'J'],
    ['W', 'V'],
    ['ph', 'p'],
    ['th', 't'],
    ['Ph', 'P'],
    ['oo', 'u'],
    ['ai', 'ay'],
  ],
  complexion: 'DARK',
  height: 170,
};
