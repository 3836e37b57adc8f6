import type { CultureSource } from '../culture';

/** India and Nepal, in Devanagari. */
export const indic: CultureSource = {
  name: 'indic',
  weight: 8,
  script: 'Deva',
  countries: [
    [
      'IND',
      90,
      'HIN, ENG',
      'Delhi, Mumbai, Jaipur, Lucknow, Kanpur, Pune, Nagpur, Indore, Bhopal, Patna, Varanasi, Ahmedabad',
    ],
    ['NPL', 10, 'NEP', 'Kathmandu, Pokhara, Biratnagar, Lalitpur'],
  ],
  family: `Sharma=शर्मा, Verma=वर्मा, Gupta=गुप्ता, Singh=सिंह, Kumar=कुमार, Yadav=यादव, Patel=पटेल, Mishra=मिश्रा, Pandey=पाण्डेय,
    Tiwari=तिवारी, Jain=जैन, Agarwal=अग्रवाल, Chauhan=चौहान, Joshi=जोशी, Mehta=मेहता, Shah=शाह, Desai=देसाई, Kulkarni=कुलकर्णी,
    Deshmukh=देशमुख, Patil=पाटिल, Reddy=रेड्डी, Nair=नायर, Das=दास, Saxena=सक्सेना, Srivastava=श्रीवास्तव, Dubey=दुबे, Chaudhary=चौधरी,
    Thapa=थापा, Rathore=राठौर, Bhatt=भट्ट, Malhotra=मल्होत्रा, Bhatia=भाटिया, Rao=राव, Gurung=गुरुङ`,
  male: `Rahul=राहुल, Amit=अमित, Rajesh=राजेश, Sanjay=संजय, Vijay=विजय, Suresh=सुरेश, Ramesh=रमेश, Anil=अनिल, Sunil=सुनील, Manoj=मनोज,
    Ashok=अशोक, Deepak=दीपक, Vikram=विक्रम, Arjun=अर्जुन, Ravi=रवि, Mohan=मोहन, Rakesh=राकेश, Mukesh=मुकेश, Nitin=नितिन,
    Prakash=प्रकाश, Vinod=विनोद, Dinesh=दिनेश, Ajay=अजय, Gaurav=गौरव, Rohit=रोहित, Sandeep=संदीप, Krishna=कृष्ण, Harish=हरीश,
    Mahesh=महेश, Pradeep=प्रदीप`,
  female: `Priya=प्रिया, Sunita=सुनीता, Anita=अनिता, Kavita=कविता, Neha=नेहा, Pooja=पूजा, Rekha=रेखा, Meena=मीना, Geeta=गीता, Sita=सीता,
    Lakshmi=लक्ष्मी, Radha=राधा, Anjali=अंजलि, Deepa=दीपा, Shweta=श्वेता, Ritu=ऋतु, Jyoti=ज्योति, Nisha=निशा, Asha=आशा, Usha=उषा,
    Savita=सविता, Suman=सुमन, Kiran=किरण, Manju=मंजू, Seema=सीमा, Rani=रानी, Pushpa=पुष्पा, Shanti=शांति, Vandana=वंदना, Swati=स्वाति`,
  secondGiven: 0.25,
  nicknames: `Rajesh=Raju, Sanjay=Sanju, Vijay=Viju, Manoj=Monu, Deepak=Deepu, Vikram=Vicky, Sandeep=Sandy, Rahul=Rolu, Gaurav=Goru,
    Anjali=Anju, Sunita=Sunu, Kavita=Kavi, Lakshmi=Lucky, Priya=Pinky, Pooja=Puji`,
  romanisation: [
    ['ee', 'i'],
    ['oo', 'u'],
    ['Sh', 'S'],
    ['sh', 's'],
    ['gh', 'g'],
    ['ksh', 'x'],
    ['Agarwal', 'Aggarwal'],
    ['Chaudhary', 'Chowdhury'],
    ['v', 'w'],
  ],
  complexion: 'DARK',
  height: 168,
};
