import type { CultureSource } from '../culture';

/** Israel, in Hebrew script. */
export const hebrew: CultureSource = {
  name: 'hebrew',
  weight: 2,
  script: 'Hebr',
  countries: [
    ['ISR', 1, 'HEB, ENG', 'Jerusalem, Tel Aviv, Haifa, Rishon LeZion, Petah Tikva, Ashdod, Netanya, Beersheba'],
  ],
  family: `Cohen=כהן, Levi=לוי, Mizrahi=מזרחי, Peretz=פרץ, Biton=ביטון, Dahan=דהן, Avraham=אברהם, Friedman=פרידמן, Malka=מלכה,
    Azoulay=אזולאי, Katz=כץ, Yosef=יוסף, David=דוד, Amar=עמר, Ohayon=אוחיון, Hadad=חדד, Gabay=גבאי, Ben David=בן דוד,
    Adler=אדלר, Levin=לוין, Tal=טל, Klein=קליין, Chen=חן, Shapira=שפירא, Hazan=חזן, Moshe=משה, Ashkenazi=אשכנזי, Segal=סגל,
    Golan=גולן, Bar=בר, Shalom=שלום, Eliyahu=אליהו`,
  male: `David=דוד, Yosef=יוסף, Moshe=משה, Avraham=אברהם, Yaakov=יעקב, Yitzhak=יצחק, Daniel=דניאל, Michael=מיכאל, Haim=חיים,
    Eliyahu=אליהו, Shlomo=שלמה, Amit=עמית, Yonatan=יונתן, Itai=איתי, Noam=נועם, Uri=אורי, Eitan=איתן, Ariel=אריאל, Omer=עומר,
    Gal=גל, Roi=רועי, Shimon=שמעון, Meir=מאיר, Ron=רון, Eyal=אייל, Nadav=נדב, Tomer=תומר, Asaf=אסף`,
  female: `Rachel=רחל, Sara=שרה, Esther=אסתר, Miriam=מרים, Hana=חנה, Rivka=רבקה, Leah=לאה, Yael=יעל, Tamar=תמר, Noa=נועה,
    Shira=שירה, Michal=מיכל, Ayelet=איילת, Maya=מאיה, Talia=טליה, Avigail=אביגיל, Adi=עדי, Hila=הילה, Orly=אורלי, Ronit=רונית,
    Dana=דנה, Efrat=אפרת, Liat=ליאת, Keren=קרן, Sigal=סיגל, Inbal=ענבל, Galit=גלית, Anat=ענת`,
  nicknames: `Avraham=Avi, Yosef=Yossi, Yitzhak=Itzik, Yaakov=Kobi, David=Dudu, Daniel=Dani, Michael=Miki, Eliyahu=Eli, Shimon=Shimi,
    Yonatan=Yoni, Rachel=Rachela, Miriam=Miri, Esther=Esti, Rivka=Riki, Avigail=Avi`,
  romanisation: [
    ['tz', 'z'],
    ['Ch', 'H'],
    ['Co', 'Ko'],
    ['ah', 'a'],
    ['Y', 'J'],
    ['Ha', 'Cha'],
  ],
  complexion: 'MIXED',
  height: 176,
};
