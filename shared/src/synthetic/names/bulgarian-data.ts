import type { CultureSource } from '../culture';

/** Bulgaria and North Macedonia, in Cyrillic, with feminine family names. */
export const bulgarian: CultureSource = {
  name: 'bulgarian',
  weight: 1.5,
  script: 'Cyrl',
  countries: [
    ['BGR', 80, 'BUL', 'Sofia, Plovdiv, Varna, Burgas, Ruse, Stara Zagora, Pleven'],
    ['MKD', 20, 'MAC', 'Skopje, Bitola, Kumanovo, Prilep, Ohrid'],
  ],
  family: `Dimitrov=Димитров, Georgiev=Георгиев, Todorov=Тодоров, Iliev=Илиев, Stoyanov=Стоянов, Hristov=Христов, Angelov=Ангелов,
    Nikolov=Николов, Marinov=Маринов, Kolev=Колев, Petkov=Петков, Atanasov=Атанасов, Vasilev=Василев, Yordanov=Йорданов,
    Kostov=Костов, Ganchev=Ганчев, Mihaylov=Михайлов, Tsvetkov=Цветков, Zhelyazkov=Желязков, Apostolov=Апостолов, Rusev=Русев,
    Vulkov=Вълков, Kirilov=Кирилов, Simeonov=Симеонов, Bozhilov=Божилов, Trifonov=Трифонов, Stefanov=Стефанов, Tonev=Тонев`,
  male: `Georgi=Георги, Ivan=Иван, Dimitar=Димитър, Nikolay=Николай, Petar=Петър, Hristo=Христо, Aleksandar=Александър, Yordan=Йордан,
    Stefan=Стефан, Vasil=Васил, Todor=Тодор, Stoyan=Стоян, Atanas=Атанас, Angel=Ангел, Krasimir=Красимир, Plamen=Пламен, Nikola=Никола,
    Ivaylo=Ивайло, Rumen=Румен, Valentin=Валентин, Emil=Емил, Martin=Мартин, Lyubomir=Любомир, Borislav=Борислав, Boyan=Боян,
    Kaloyan=Калоян`,
  female: `Maria=Мария, Ivanka=Иванка, Elena=Елена, Yordanka=Йорданка, Penka=Пенка, Mariyka=Марийка, Rositsa=Росица, Daniela=Даниела,
    Desislava=Десислава, Petya=Петя, Gergana=Гергана, Viktoria=Виктория, Tsvetanka=Цветанка, Stefka=Стефка, Vanya=Ваня, Silvia=Силвия,
    Galya=Галя, Milena=Милена, Radka=Радка, Nadezhda=Надежда, Snezhana=Снежана, Teodora=Теодора, Kalina=Калина, Margarita=Маргарита,
    Violeta=Виолета, Boryana=Боряна`,
  feminine: [
    ['ov', 'ova'],
    ['ов', 'ова'],
    ['ev', 'eva'],
    ['ев', 'ева'],
  ],
  nicknames: `Georgi=Gosho, Ivan=Vanko, Dimitar=Mitko, Nikolay=Niki, Petar=Pesho, Aleksandar=Sasho, Yordan=Dancho, Vasil=Vasko,
    Elena=Eli, Desislava=Desi, Viktoria=Viki, Maria=Mimi`,
  romanisation: [
    ['ay', 'ai'],
    ['Yo', 'Jo'],
    ['ya', 'ia'],
    ['Ts', 'C'],
    ['zh', 'j'],
    ['Hr', 'Chr'],
    ['ks', 'x'],
  ],
  complexion: 'MIXED',
  height: 176,
};
