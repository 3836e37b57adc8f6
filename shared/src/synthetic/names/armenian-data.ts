import type { CultureSource } from '../culture';

/** Armenia. */
export const armenian: CultureSource = {
  name: 'armenian',
  weight: 1.5,
  script: 'Armn',
  countries: [['ARM', 1, 'ARM, RUS', 'Yerevan, Gyumri, Vanadzor, Abovyan, Kapan, Hrazdan']],
  family: `Hovhannisyan=Հովհաննիսյան, Harutyunyan=Հարությունյան, Sargsyan=Սարգսյան, Khachatryan=Խաչատրյան, Grigoryan=Գրիգորյան,
    Petrosyan=Պետրոսյան, Karapetyan=Կարապետյան, Vardanyan=Վարդանյան, Gevorgyan=Գևորգյան, Hakobyan=Հակոբյան, Mkrtchyan=Մկրտչյան,
    Avetisyan=Ավետիսյան, Stepanyan=Ստեփանյան, Martirosyan=Մարտիրոսյան, Manukyan=Մանուկյան, Simonyan=Սիմոնյան, Davtyan=Դավթյան,
    Poghosyan=Պողոսյան, Ghazaryan=Ղազարյան, Sahakyan=Սահակյան, Margaryan=Մարգարյան, Asatryan=Ասատրյան, Melkonyan=Մելքոնյան,
    Baghdasaryan=Բաղդասարյան, Barseghyan=Բարսեղյան, Galstyan=Գալստյան, Danielyan=Դանիելյան`,
  male: `Armen=Արմեն, Gevorg=Գևորգ, Hayk=Հայկ, Gor=Գոր, Davit=Դավիթ, Narek=Նարեկ, Arman=Արման, Grigor=Գրիգոր, Vahan=Վահան,
    Hovhannes=Հովհաննես, Sargis=Սարգիս, Artur=Արթուր, Ashot=Աշոտ, Samvel=Սամվել, Gagik=Գագիկ, Suren=Սուրեն, Aram=Արամ, Levon=Լևոն,
    Vardan=Վարդան, Hrant=Հրանտ, Mher=Մհեր, Garik=Գարիկ, Hakob=Հակոբ, Ruben=Ռուբեն, Edgar=Էդգար, Artak=Արտակ`,
  female: `Anahit=Անահիտ, Mariam=Մարիամ, Ani=Անի, Lilit=Լիլիթ, Anna=Աննա, Hasmik=Հասմիկ, Gayane=Գայանե, Karine=Կարինե, Naira=Նաիրա,
    Armine=Արմինե, Lusine=Լուսինե, Nare=Նարե, Tatevik=Տաթևիկ, Arpine=Արփինե, Susanna=Սուսաննա, Gohar=Գոհար, Astghik=Աստղիկ,
    Sona=Սոնա, Narine=Նարինե, Siranush=Սիրանուշ, Ruzanna=Ռուզաննա, Marine=Մարինե, Zara=Զառա, Mane=Մանե, Varduhi=Վարդուհի,
    Shushan=Շուշան`,
  nicknames: `Hovhannes=Hovik, Gevorg=Gev, Samvel=Samo, Sargis=Saqo, Davit=Davo, Anahit=Ano, Mariam=Maro, Astghik=Asya, Lusine=Lusya`,
  romanisation: [
    ['yan', 'ian'],
    ['Hov', 'Ov'],
    ['Hay', 'Ha'],
    ['gh', 'k'],
    ['kh', 'h'],
    ['Kh', 'H'],
    ['Hak', 'Ak'],
    ['vorg', 'work'],
  ],
  complexion: 'DARK',
  height: 174,
};
