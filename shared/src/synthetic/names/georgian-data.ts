import type { CultureSource } from '../culture';

/** Georgia, in Mkhedruli. */
export const georgian: CultureSource = {
  name: 'georgian',
  weight: 1.5,
  script: 'Geor',
  countries: [['GEO', 1, 'GEO, RUS', 'Tbilisi, Batumi, Kutaisi, Rustavi, Gori, Zugdidi, Poti']],
  family: `Beridze=ბერიძე, Kapanadze=კაპანაძე, Gelashvili=გელაშვილი, Maisuradze=მაისურაძე, Giorgadze=გიორგაძე, Lomidze=ლომიძე,
    Tsiklauri=წიკლაური, Kvaratskhelia=კვარაცხელია, Nozadze=ნოზაძე, Khutsishvili=ხუციშვილი, Mikeladze=მიქელაძე, Shengelia=შენგელია,
    Gogoladze=გოგოლაძე, Bolkvadze=ბოლქვაძე, Jikia=ჯიქია, Khvedelidze=ხვედელიძე, Abashidze=აბაშიძე, Dolidze=დოლიძე,
    Chikovani=ჩიქოვანი, Tabatadze=ტაბატაძე, Kiknadze=კიკნაძე, Metreveli=მეტრეველი, Jincharadze=ჯინჭარაძე, Papidze=პაპიძე,
    Lortkipanidze=ლორთქიფანიძე, Elizbarashvili=ელიზბარაშვილი, Sulakvelidze=სულაქველიძე`,
  male: `Giorgi=გიორგი, Davit=დავით, Nika=ნიკა, Luka=ლუკა, Levan=ლევან, Irakli=ირაკლი, Zurab=ზურაბ, Tornike=თორნიკე, Vakhtang=ვახტანგ,
    Mamuka=მამუკა, Gocha=გოჩა, Temur=თემურ, Avtandil=ავთანდილ, Malkhaz=მალხაზ, Besik=ბესიკ, Shota=შოთა, Archil=არჩილ,
    Otar=ოთარ, Tamaz=თამაზ, Guram=გურამ, Nodar=ნოდარ, Lasha=ლაშა, Gela=გელა, Saba=საბა, Sandro=სანდრო, Revaz=რევაზ`,
  female: `Nino=ნინო, Mariam=მარიამ, Tamar=თამარ, Ana=ანა, Natia=ნათია, Ketevan=ქეთევან, Nana=ნანა, Eka=ეკა, Maia=მაია, Lela=ლელა,
    Salome=სალომე, Tinatin=თინათინ, Manana=მანანა, Lali=ლალი, Nato=ნატო, Khatuna=ხათუნა, Irma=ირმა, Marina=მარინა, Tea=თეა,
    Sopio=სოფიო, Elene=ელენე, Barbare=ბარბარე, Medea=მედეა, Rusudan=რუსუდან, Teona=თეონა, Dali=დალი`,
  nicknames: `Giorgi=Gia, Davit=Dato, Vakhtang=Vakho, Zurab=Zura, Irakli=Ika, Tornike=Toko, Avtandil=Avto, Revaz=Rezo, Mariam=Mari,
    Tamar=Tako, Ketevan=Keti, Tinatin=Tika, Rusudan=Ruska, Natia=Nati`,
  romanisation: [
    ['kh', 'h'],
    ['ts', 'c'],
    ['av', 'aw'],
    ['dze', 'dse'],
    ['shvili', 'schwili'],
  ],
  complexion: 'MIXED',
  height: 174,
};
