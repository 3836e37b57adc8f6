import type { CultureSource } from '../culture';

/** Japan, Hepburn romanisation and kanji. */
export const japanese: CultureSource = {
  name: 'japanese',
  weight: 2.5,
  script: 'Jpan',
  countries: [
    ['JPN', 1, 'JPN', 'Tokyo, Osaka, Nagoya, Sapporo, Fukuoka, Kobe, Kyoto, Yokohama, Sendai, Hiroshima, Niigata'],
  ],
  family: `Satō=佐藤, Suzuki=鈴木, Takahashi=高橋, Tanaka=田中, Itō=伊藤, Watanabe=渡辺, Yamamoto=山本, Nakamura=中村, Kobayashi=小林,
    Katō=加藤, Yoshida=吉田, Yamada=山田, Sasaki=佐々木, Yamaguchi=山口, Matsumoto=松本, Inoue=井上, Kimura=木村, Hayashi=林,
    Shimizu=清水, Yamazaki=山崎, Mori=森, Ikeda=池田, Hashimoto=橋本, Ishikawa=石川, Ogawa=小川, Okada=岡田, Hasegawa=長谷川,
    Gotō=後藤, Murakami=村上, Kondō=近藤, Ishii=石井, Saitō=斎藤, Sakamoto=坂本, Endō=遠藤, Aoki=青木, Fujii=藤井`,
  male: `Hiroshi=浩, Takashi=隆, Kenji=健二, Makoto=誠, Akira=明, Satoshi=聡, Kazuo=和夫, Minoru=実, Shigeru=茂, Daisuke=大輔,
    Takuya=拓也, Kenta=健太, Shō=翔, Yūta=雄太, Naoki=直樹, Ryō=亮, Tetsuya=哲也, Masahiro=正弘, Kōji=浩二, Tsuyoshi=剛,
    Haruto=陽翔, Sōta=颯太, Yūki=優希, Saburō=三郎, Jirō=次郎, Hideki=秀樹, Mamoru=守, Osamu=修`,
  female: `Yōko=洋子, Keiko=恵子, Kazuko=和子, Sachiko=幸子, Yoshiko=良子, Noriko=典子, Akiko=明子, Yumiko=由美子, Tomoko=智子, Mayumi=真由美,
    Naomi=直美, Kumiko=久美子, Megumi=恵, Ai=愛, Yui=結衣, Hina=陽菜, Aoi=葵, Sakura=さくら, Misaki=美咲, Haruka=遥, Emi=恵美, Mika=美香,
    Chiyo=千代, Hanako=花子, Rie=理恵, Junko=純子, Kaori=香織, Mariko=真理子`,
  nicknames: `Takashi=Taka, Hiroshi=Hiro, Kenji=Ken, Takuya=Taku, Masahiro=Masa, Daisuke=Dai, Kazuo=Kazu, Tetsuya=Tetsu, Yumiko=Yumi,
    Keiko=Kei, Tomoko=Tomo, Sachiko=Sachi, Haruka=Haru, Kumiko=Kumi`,
  romanisation: [
    ['ō', 'ou'],
    ['ū', 'uu'],
    ['shi', 'si'],
    ['Shi', 'Si'],
    ['chi', 'ti'],
    ['tsu', 'tu'],
    ['ji', 'zi'],
    ['Fu', 'Hu'],
    ['Tsu', 'Tu'],
    ['mu', 'm'],
  ],
  complexion: 'DARK',
  height: 171,
};
