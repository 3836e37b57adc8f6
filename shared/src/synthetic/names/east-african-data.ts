import type { CultureSource } from '../culture';

/** Kenya, Tanzania, Uganda and Rwanda. */
export const eastAfrican: CultureSource = {
  name: 'east-african',
  weight: 3,
  countries: [
    ['KEN', 42, 'ENG, SWA', 'Nairobi, Mombasa, Kisumu, Nakuru, Eldoret, Malindi'],
    ['TZA', 30, 'SWA, ENG', 'Dar es Salaam, Dodoma, Mwanza, Arusha, Zanzibar City, Tanga'],
    ['UGA', 20, 'ENG, SWA, LUG', 'Kampala, Entebbe, Gulu, Jinja, Mbarara'],
    ['RWA', 8, 'KIN, ENG, FRE', 'Kigali, Huye, Musanze'],
  ],
  family: `Mwangi, Kamau, Njoroge, Kariuki, Kimani, Maina, Wanjiru, Otieno, Ochieng, Odhiambo, Omondi, Owino, Kiprono, Cheruiyot, Koech,
    Mutua, Musyoka, Wafula, Simiyu, Juma, Mwinyi, Mushi, Massawe, Kimaro, Mollel, Okello, Ssempijja, Mugisha, Tumusiime, Byaruhanga,
    Kato, Nakato, Habimana, Uwimana`,
  male: `John, Peter, James, Joseph, Daniel, Samuel, David, Moses, Paul, Stephen, Hamisi, Juma, Rashidi, Salum, Bakari, Omari, Baraka,
    Jabali, Kipchoge, Kiptoo, Onyango, Barasa, Emmanuel, Godfrey, Innocent, Ronald, Isaac, Brian, Kevin, Dennis`,
  female: `Mary, Grace, Faith, Mercy, Jane, Esther, Ruth, Agnes, Lucy, Rose, Wanjiku, Njeri, Wambui, Akinyi, Achieng, Atieno, Zawadi,
    Neema, Amani, Rehema, Mwajuma, Asha, Halima, Subira, Nakato, Namukasa, Chebet, Jepkorir, Joyce, Beatrice`,
  secondGiven: 0.45,
  nicknames: `Samuel=Sammy, Daniel=Dan, Stephen=Steve, Joseph=Jose, Emmanuel=Manu, Godfrey=Geff, Rashidi=Chidi, Beatrice=Betty,
    Esther=Essy, Rehema=Rehe, Mwajuma=Mwaju, Wanjiku=Shiku, Wambui=Shiru`,
  romanisation: [
    ['Mw', 'Muw'],
    ['ch', 'sh'],
    ['Och', 'Os'],
    ['Nj', 'Ng'],
    ['iu', 'yu'],
    ['ss', 's'],
    ['ia', 'ya'],
  ],
  complexion: 'DARK',
  height: 170,
};
