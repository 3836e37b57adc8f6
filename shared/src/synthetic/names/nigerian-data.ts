import type { CultureSource } from '../culture';

/** Nigeria and Ghana. */
export const nigerian: CultureSource = {
  name: 'nigerian',
  weight: 4,
  countries: [
    ['NGA', 72, 'ENG, YOR, IBO, HAU', 'Lagos, Kano, Ibadan, Abuja, Port Harcourt, Benin City, Enugu, Onitsha, Kaduna'],
    ['GHA', 28, 'ENG, AKA', 'Accra, Kumasi, Tamale, Takoradi, Cape Coast'],
  ],
  family: `Okafor, Okonkwo, Eze, Nwosu, Obi, Okeke, Onyekachi, Chukwu, Nwachukwu, Adeyemi, Adebayo, Ogunleye, Oladipo, Afolabi,
    Akinola, Ojo, Balogun, Adeleke, Bello, Ibrahim, Abubakar, Musa, Sani, Yusuf, Danjuma, Mensah, Owusu, Boateng, Asante, Osei, Appiah,
    Amoah, Agyeman, Ofori, Addo`,
  male: `Chinedu, Emeka, Ifeanyi, Obinna, Chukwuemeka, Ikechukwu, Uchenna, Nnamdi, Tunde, Babatunde, Segun, Kunle, Femi, Ayodele,
    Olumide, Sola, Abdullahi, Musa, Aliyu, Umar, Garba, Kwame, Kofi, Kwasi, Yaw, Kwabena, Kojo, Emmanuel, Samuel, Peter`,
  female: `Ngozi, Chioma, Adaeze, Nkechi, Ifeoma, Chinyere, Amaka, Uche, Folake, Funmilayo, Yetunde, Bukola, Titilayo, Abimbola, Ronke,
    Aisha, Hauwa, Zainab, Fatima, Halima, Ama, Akosua, Abena, Afia, Yaa, Efua, Adwoa, Grace, Blessing, Patience`,
  secondGiven: 0.35,
  nicknames: `Chinedu=Nedu, Chukwuemeka=Emeka, Ikechukwu=Ike, Babatunde=Tunde, Olumide=Olu, Ayodele=Ayo, Emmanuel=Emma, Samuel=Sammy,
    Funmilayo=Funmi, Titilayo=Titi, Abimbola=Bimbo, Chinyere=Chi, Ifeoma=Ify, Adaeze=Ada`,
  romanisation: [
    ['chukwu', 'cukwu'],
    ['ph', 'f'],
    ['kw', 'qu'],
    ['Ade', 'Ad'],
    ['Ogun', 'Ogu'],
    ['Ou', 'U'],
    ['Ow', 'Ou'],
    ['ah', 'a'],
    ['Ok', 'Oc'],
  ],
  complexion: 'DARK',
  height: 171,
};
