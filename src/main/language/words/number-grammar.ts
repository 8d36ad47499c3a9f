/**
 * The words around 0..99 that build numbers, in every language and spelling, by what they do. Keys
 * that name a quantity stand before its words: "3 thousand हज़ार …" is ten to the third.
 */

/** Powers of ten that multiply what stands before them. */
export const scales = `2 hundred hundreds सौ सैकड़ा हंड्रेड हन्ड्रेड শত শো শ হান্ড্রেড sau sou so
  3 thousand thousands हज़ार थाउज़ेंड थाउसेंड थाउजैंड হাজার থাউজেন্ড सहस्र सहस्त्र hazar hajar hajaar
  5 lakh lakhs lac lacs लाख লাখ লক্ষ লাক लक्ष 6 दशलक्ष दशलाख million millions मिलियन মিলিয়ন मिलिअन
  7 crore crores करोड़ কোটি कोटी karod karor koti 9 billion billions अरब बिलियन बिलिअन বিলিয়ন अब्ज arab
  11 खरब kharab 12 trillion trillions ट्रिलियन ট্রিলিয়ন 13 नील 15 quadrillion quadrillions पद्म 17 शंख
  18 quintillion quintillions`;

/** Scale words that mean something else unless a number stands before them. */
export const boundScales =
  'hundreds thousands lakhs lacs millions crores billions trillions quadrillions quintillions arab so শ শো नील पद्म शंख koti sou lac अरब';

/** Letters glued to written digits: "3k", "1.2m", "5cr". A lone k may also stand apart. */
export const shortScales: Readonly<Record<string, number>> = {
  k: 3,
  m: 6,
  mn: 6,
  mln: 6,
  b: 9,
  bn: 9,
  cr: 7,
  lac: 5,
};

/** 1½ and 2½ have names of their own. */
export const halves = {
  '3/2': 'डेढ़ दीड দেড় dedh derh deadh',
  '5/2': 'ढाई अढ़ाई अडीच আড়াই dhai adhai dhaai',
} as const;

/** What is added to the number behind: साढ़े तीन is 3½, पौने तीन is 2¾. */
export const leads = {
  '1/4': 'सवा सावा सव्वा সওয়া সোয়া sava savva',
  '-1/4': 'पौने पौन पौना पाऊण पावणे पाउणे পৌনে paune pone pauna paun',
  '1/2': 'साढ़े साडे সাড়ে sadhe sade sarhe saddhe',
} as const;

export const half = 'half आधा आधे आधी अर्धा अर्धी अर्धे हाफ আধা আধ অর্ধেক হাফ aadha aadhe aadhi adha adhe';

/** Names of a part, by how many make the whole. */
export const parts = `3 तिहाई तृतीयांश তৃতীয়াংশ tihai 4 quarter quarters चौथाई चतुर्थांश চতুর্থাংশ সিকি chauthai क्वार्टर
  5 पंचमांश পঞ্চমাংশ 6 षष्ठांश ষষ্ঠাংশ 7 सप्तमांश সপ্তমাংশ 8 अष्टमांश অষ্টমাংশ 10 দশমাংশ`;

/** Ordinals that are not formed from their number. */
export const irregularOrdinals = `1 पहला पहली प्रथम प्रथमतः पहिला पहिली पहिले पहिल्या प्रथमच প্রথম फ़र्स्ट फर्स्ट pehla pehli pahla pahli
  2 दूसरा दूसरी दूसरे द्वितीय दुसरा दुसरी दुसरे दुसऱ्या দ্বিতীয় doosra doosri dusra dusri dusre
  3 तीसरा तीसरी तीसरे तृतीय तिसरा तिसरी तिसरे तिसऱ्या তৃতীয় teesra teesri tisra tisri tisre
  4 चौथा चौथी चौथे चतुर्थ चौथ्या চতুর্থ chautha chauthi chauthe 5 पंचम পঞ্চম paanchva panchva paanchvi panchvi
  6 छठा छठी छठे छठवा षष्ठ ষষ্ঠ chhatha chhathi 7 सप्तम সপ্তম saatva saatvi 8 अष्टम অষ্টম aathva aathvi 9 नवम নবম nauva
  10 दशम দশম dasva dasvi 11 একাদশ 12 দ্বাদশ`;

/** Endings that make an ordinal of a number, folded; the second list is for written digits. */
export const ordinalEndings = ['ावा', 'ावि', 'ावे', 'ावया', 'वा', 'वि', 'वे', 'वया', 'তম'] as const;
export const digitOrdinals =
  'st nd rd th वां वाँ वीं वें वा वी वे व्या रा री रे ला ली ले था थी थे ठा ठी ठे ম য় র্থ ষ্ঠ তম';

export const englishOrdinals = `0 zeroth 1 first 2 second 3 third 4 fourth 5 fifth 6 sixth 7 seventh 8 eighth 9 ninth nineth 10 tenth
  11 eleventh 12 twelfth twelveth 13 thirteenth 14 fourteenth 15 fifteenth 16 sixteenth 17 seventeenth 18 eighteenth
  19 nineteenth 20 twentieth 30 thirtieth 40 fortieth fourtieth 50 fiftieth 60 sixtieth 70 seventieth 80 eightieth
  90 ninetieth`;
export const englishOrdinalScales =
  '2 hundredth 3 thousandth 5 lakhth 6 millionth 7 croreth 9 billionth 12 trillionth';

/** Misspellings and other names of English numbers. */
export const englishVariants = '0 nought naught nil null 40 fourty 90 ninty 8 eigth';

/** Words that only join, negate, divide or repeat. */
export const joints = {
  minus: 'minus negative माइनस ऋण ऋणात्मक उणे उणा মাইনাস ঋণাত্মক',
  point: 'point दशमलव पॉइंट पॉइन्ट पाइंट प्वाइंट पूर्णांक दशांश দশমিক পয়েন্ট dashamlav',
  and: 'and & और एवं आणि এবং ও aur ani',
  whole: 'सही',
  over: 'over upon बटा बटे बट्टा बट्टे छेद bata bate',
  article: 'a an',
  of: 'of',
  dozen: 'dozen dozens dz dzs doz दर्जन डज़न डझन ডজন darjan',
  oh: 'oh o ओ',
  ka: 'का के की ka ke ki',
  mein: 'में mein',
  se: 'से se',
  outOf: 'पैकी',
  share: 'भाग हिस्सा हिस्से ভাগ অংশ bhaag hissa',
  shares: 'ভাগের',
  double: 'double डबल ডাবল ডবল',
  triple: 'triple tripple ट्रिपल ট্রিপল',
} as const;
export type Joint = keyof typeof joints;

/** Words of Marathi grammar that would be numbers in Hindi: "1022 che" is "of 1022". */
export const marathiParticles = 'che chhe cha chi chya';

/** Endings that Bengali and Marathi join to a number, longest first where one ends the other. */
export const caseEndings = {
  bn: 'টাকায় টাকার টাকা টায় টার টাকে টাই টাও টা টি টের টে টোর টো খানা খানি জনের জন এর ের েরও র',
  mr: 'ांपर्यंतच्या ांपर्यंतचा ांपर्यंतची ांपर्यंतचे ांपर्यंतचं ापर्यंतच्या ापर्यंतचा ापर्यंतची ापर्यंतचे ापर्यंतचं पर्यंतच्या पर्यंतचा पर्यंतची पर्यंतचे पर्यंतचं ांपेक्षा ांपर्यंत ांच्या ांमध्ये ांचा ांची ांचे ांचं ांत ापेक्षा ापर्यंत ाच्या ाचा ाची ाचे ाचं ात पर्यंत पेक्षा च्या ला ने मध्ये मधला मधली मधले मधलं बद्दल चा ची चे चं च',
} as const;

/**
 * Number words that are everyday words too: in a talk in the languages named they count only beside
 * another number ("तेरा" is thirteen in Marathi and "yours" in Hindi).
 */
export const doubtful: Readonly<Record<'en' | 'hi' | 'bn' | 'mr', string>> = {
  en: 'do teen char das dus bees tees bis tis sat saat nau ek che chhe bais panch pach bara barah tera terah sola assi sau so don tin dui saha',
  hi: 'तेरा बारा नव छ छे वन टू फोर एट bara tera वीस',
  bn: 'বার ছ ন শ টু নব',
  mr: 'नव छ छे वन टू फोर एट सो do bara tera',
};
