import type { CultureSource } from '../culture';

/** South Korea, Revised Romanisation and Hangul. */
export const korean: CultureSource = {
  name: 'korean',
  weight: 2.5,
  script: 'Kore',
  countries: [['KOR', 97, 'KOR', 'Seoul, Busan, Incheon, Daegu, Daejeon, Gwangju, Suwon, Ulsan, Jeonju']],
  family: `Kim=김, Lee=이, Park=박, Choi=최, Jung=정, Kang=강, Cho=조, Yoon=윤, Jang=장, Lim=임, Han=한, Oh=오, Seo=서, Shin=신,
    Kwon=권, Hwang=황, Ahn=안, Song=송, Ryu=류, Hong=홍, Jeon=전, Ko=고, Moon=문, Son=손, Yang=양, Bae=배, Baek=백, Heo=허, Nam=남,
    Shim=심, Noh=노, Ha=하`,
  male: `Min-jun=민준, Seo-jun=서준, Do-yun=도윤, Ji-hun=지훈, Hyun-woo=현우, Jun-ho=준호, Sung-min=성민, Young-ho=영호, Young-su=영수,
    Jin-woo=진우, Dong-hyun=동현, Sang-hoon=상훈, Jae-hyun=재현, Seung-ho=승호, Kyung-soo=경수, Min-ho=민호, Tae-yang=태양, Woo-jin=우진,
    Ji-ho=지호, Gun-woo=건우, Byung-ho=병호, Chang-min=창민, Ki-tae=기태, Yong-jun=용준, Hyung-jun=형준`,
  female: `Seo-yeon=서연, Ji-woo=지우, Ha-eun=하은, Min-seo=민서, Ji-hye=지혜, Eun-ji=은지, Soo-jin=수진, Hye-jin=혜진, Mi-kyung=미경,
    Young-hee=영희, Sun-hee=순희, Yu-jin=유진, Su-bin=수빈, Ye-eun=예은, Hyun-jung=현정, Mi-sook=미숙, Kyung-hee=경희, Da-eun=다은,
    Bo-ram=보람, Ji-min=지민, So-young=소영, Yoon-ah=윤아, Jung-ah=정아, Na-young=나영, Eun-young=은영, Hee-jin=희진`,
  nicknames: `Min-jun=Jun, Ji-hun=Hun, Sung-min=Sam, Young-ho=Yongho, Seo-yeon=Yeonie, Eun-ji=Eunji, Soo-jin=Suzy, Yu-jin=Eugene`,
  romanisation: [
    ['Lee', 'Yi'],
    ['Park', 'Pak'],
    ['Choi', "Ch'oe"],
    ['oo', 'u'],
    ['Jung', 'Chung'],
    ['Kim', 'Gim'],
    ['Kang', 'Gang'],
    ['J', 'Ch'],
    ['eo', 'o'],
    ['-', ''],
  ],
  complexion: 'DARK',
  height: 173,
};
