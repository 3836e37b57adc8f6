import type { CultureSource } from '../culture';

/** Ethiopia and Eritrea: the second name is the father's given name; Ethiopic script. */
export const ethiopian: CultureSource = {
  name: 'ethiopian',
  weight: 2,
  script: 'Ethi',
  countries: [
    ['ETH', 80, 'AMH', 'Addis Ababa, Dire Dawa, Mekelle, Gondar, Bahir Dar, Hawassa, Jimma'],
    ['ERI', 20, 'TIR', 'Asmara, Keren, Massawa, Mendefera'],
  ],
  family: `Tesfaye=ተስፋዬ, Bekele=በቀለ, Haile=ኃይሌ, Kebede=ከበደ, Alemu=አለሙ, Tadesse=ታደሰ, Girma=ግርማ, Mekonnen=መኮንን, Desta=ደስታ,
    Abebe=አበበ, Worku=ወርቁ, Assefa=አሰፋ, Getachew=ጌታቸው, Mulugeta=ሙሉጌታ, Negash=ነጋሽ, Tekle=ተክሌ, Wolde=ወልዴ, Gebre=ገብሬ,
    Berhane=ብርሃኔ, Kidane=ኪዳኔ, Lemma=ለማ, Demissie=ደምሴ, Yohannes=ዮሐንስ, Mengesha=መንገሻ, Ayele=አየለ, Zewde=ዘውዴ, Shiferaw=ሽፈራው`,
  male: `Abebe=አበበ, Dawit=ዳዊት, Yonas=ዮናስ, Solomon=ሰለሞን, Tesfaye=ተስፋዬ, Samuel=ሳሙኤል, Daniel=ዳንኤል, Henok=ሄኖክ, Biniam=ቢኒያም,
    Elias=ኤልያስ, Girma=ግርማ, Kebede=ከበደ, Mulugeta=ሙሉጌታ, Tadesse=ታደሰ, Yared=ያሬድ, Robel=ሮቤል, Natnael=ናትናኤል, Amanuel=አማኑኤል,
    Bereket=በረከት, Ermias=ኤርምያስ, Fikru=ፍቅሩ, Getachew=ጌታቸው, Kaleb=ካሌብ, Mikael=ሚካኤል, Tewodros=ቴዎድሮስ, Zerihun=ዘሪሁን`,
  female: `Almaz=አልማዝ, Tigist=ትዕግስት, Hirut=ሂሩት, Meron=ሜሮን, Selam=ሰላም, Hana=ሐና, Marta=ማርታ, Bethlehem=ቤተልሔም, Sara=ሳራ, Rahel=ራሔል,
    Aster=አስቴር, Genet=ገነት, Mulu=ሙሉ, Zewditu=ዘውዲቱ, Senait=ሰናይት, Eden=ኤደን, Feven=ፌቨን, Helen=ሔለን, Kidist=ቅድስት, Lemlem=ለምለም,
    Mahlet=ማህሌት, Netsanet=ነፃነት, Saba=ሳባ, Tsehay=ፀሐይ, Yordanos=ዮርዳኖስ, Abeba=አበባ`,
  nicknames: `Tesfaye=Tesfu, Mulugeta=Mule, Solomon=Sol, Amanuel=Aman, Natnael=Nati, Tewodros=Teddy, Bethlehem=Betty, Tigist=Tigi,
    Mahlet=Mahi, Yordanos=Yordi, Zewditu=Zewdi`,
  romanisation: [
    ['ff', 'f'],
    ['ss', 's'],
    ['aye', 'ai'],
    ['ch', 'tch'],
    ['W', 'V'],
    ['k', 'q'],
    ['ts', 's'],
    ['Ts', 'S'],
    ['ai', 'ay'],
  ],
  complexion: 'DARK',
  height: 170,
};
