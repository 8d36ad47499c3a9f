import type { Card } from '../../src/contract/cards.ts';
import type { Language } from '../../src/contract/language.ts';

/** What the scripted engine says, in each language: enough to see every card with real words. */
export interface Script {
  readonly packTitle: string;
  readonly suggestions: readonly string[];
  readonly where: string;
  readonly askDigits: string;
  readonly digits: string;
  readonly found: string;
  readonly cancel: string;
  readonly readBack: string;
  readonly lines: readonly (readonly [string, string])[];
  readonly yes: string;
  readonly done: string;
  readonly show: string;
  readonly shown: string;
  readonly askPolicy: string;
  readonly policy: string;
  readonly statuses: readonly [string, string, string, string, string];
  readonly itemNames: readonly [string, string];
  readonly products: readonly (readonly [name: string, description: string])[];
  readonly policyTitle: string;
  readonly policyText: readonly string[];
  readonly question: string;
  readonly answer: string;
}

export const scripts: Readonly<Record<Language, Script>> = {
  en: {
    packTitle: 'Aangan Store',
    suggestions: [
      'Where is my order?',
      'Show me running shoes under ₹3,000',
      'What is your return policy?',
    ],
    where: 'Where is my order 1042?',
    askDigits: 'Please tell me the last four digits of the phone number on this order.',
    digits: 'four three two one',
    found: 'Your order 1042 is confirmed and should reach you by 25 November.',
    cancel: 'Cancel it',
    readBack: 'Shall I cancel order 1042?',
    lines: [
      ['Order', '1042'],
      ['Items', 'Rasovia Pressure Cooker, Soft Towel × 2'],
      ['Refund', '₹2,847 to the original payment method'],
    ],
    yes: 'Yes',
    done: 'I have cancelled order 1042. ₹2,847 will be refunded within five days.',
    show: 'Show me what is popular',
    shown: 'Here is what people like. Which one would you like to know more about?',
    askPolicy: 'What is your return policy?',
    policy: 'You can return most things within seven days. The whole policy is on the screen.',
    statuses: ['Placed', 'Confirmed', 'Shipped', 'Delivered', 'Cancelled'],
    itemNames: ['Rasovia Pressure Cooker', 'Soft Towel'],
    products: [
      [
        'Rasovia Pressure Cooker',
        'A five-litre steel cooker, enough for a family of five. Works on both gas and induction.',
      ],
      ['Daud Running Shoes', 'Light shoes with a soft sole for the road and the park.'],
      ['Swara Headphones', 'Wireless, thirty hours on one charge, folds flat.'],
      ['Neem Face Wash', 'Gentle, for every day; 150 ml.'],
      ['Handloom Cotton Kurta', 'Woven in Phulia, airy in summer, with two pockets.'],
    ],
    policyTitle: 'Returns',
    policyText: [
      'You may return most things within seven days of delivery, unused and with their tags.',
      'Innerwear, cosmetics that were opened and gift cards cannot be returned.',
      'We collect the parcel from your door at no cost, and the refund starts on the day it reaches us.',
    ],
    question: 'Can I pay when it arrives?',
    answer: 'Yes, cash and UPI on delivery are possible for orders up to ₹10,000.',
  },
  hi: {
    packTitle: 'आँगन स्टोर',
    suggestions: [
      'मेरा ऑर्डर कहाँ है?',
      'तीन हज़ार से कम के रनिंग शूज़ दिखाइए',
      'सामान वापस करने का नियम क्या है?',
    ],
    where: 'मेरा ऑर्डर एक हज़ार बयालीस कहाँ है?',
    askDigits: 'इस ऑर्डर के फ़ोन नंबर के आख़िरी चार अंक बताइए।',
    digits: 'चार तीन दो एक',
    found: 'आपका ऑर्डर 1042 पक्का हो गया है और 25 नवंबर तक आपके पास पहुँच जाएगा।',
    cancel: 'इसे रद्द कर दो',
    readBack: 'क्या मैं ऑर्डर 1042 रद्द कर दूँ?',
    lines: [
      ['ऑर्डर', '1042'],
      ['सामान', 'रसोविया प्रेशर कुकर, मुलायम तौलिया × 2'],
      ['रिफ़ंड', '₹2,847, जिस तरीक़े से पैसे दिए थे उसी में'],
    ],
    yes: 'हाँ',
    done: 'मैंने ऑर्डर 1042 रद्द कर दिया है। ₹2,847 पाँच दिन में वापस आ जाएँगे।',
    show: 'लोगों को क्या पसंद है, दिखाइए',
    shown: 'लोगों को ये पसंद आते हैं। किसके बारे में और बताऊँ?',
    askPolicy: 'सामान वापस करने का नियम क्या है?',
    policy: 'ज़्यादातर सामान सात दिन के अंदर वापस हो सकता है। पूरा नियम स्क्रीन पर है।',
    statuses: ['ऑर्डर हुआ', 'पक्का हुआ', 'रवाना हुआ', 'पहुँच गया', 'रद्द हुआ'],
    itemNames: ['रसोविया प्रेशर कुकर', 'मुलायम तौलिया'],
    products: [
      [
        'रसोविया प्रेशर कुकर',
        'पाँच लीटर का स्टील कुकर, पाँच लोगों के परिवार के लिए काफ़ी। गैस और इंडक्शन, दोनों पर चलता है।',
      ],
      ['दौड़ रनिंग शूज़', 'सड़क और पार्क के लिए नरम तले वाले हल्के जूते।'],
      ['स्वरा हेडफ़ोन', 'बिना तार के, एक चार्ज में तीस घंटे।'],
      ['नीम फ़ेस वॉश', 'रोज़ के लिए हल्का; 150 मिली।'],
      ['हथकरघा सूती कुर्ता', 'फुलिया में बुना, गर्मी में हवादार, दो जेबों के साथ।'],
    ],
    policyTitle: 'सामान की वापसी',
    policyText: [
      'ज़्यादातर सामान पहुँचने के सात दिन के अंदर, बिना इस्तेमाल किए और टैग के साथ वापस किया जा सकता है।',
      'अंदर पहनने के कपड़े, खुले सौंदर्य प्रसाधन और गिफ़्ट कार्ड वापस नहीं होते।',
      'हम पार्सल आपके दरवाज़े से मुफ़्त में ले जाते हैं, और जिस दिन वह हम तक पहुँचता है उसी दिन रिफ़ंड शुरू हो जाता है।',
    ],
    question: 'क्या सामान आने पर पैसे दे सकते हैं?',
    answer: 'जी हाँ, ₹10,000 तक के ऑर्डर पर नक़द और यूपीआई, दोनों चलते हैं।',
  },
  bn: {
    packTitle: 'আঙন স্টোর',
    suggestions: ['আমার অর্ডার কোথায়?', 'তিন হাজারের কমে দৌড়ানোর জুতো দেখান', 'জিনিস ফেরত দেওয়ার নিয়ম কী?'],
    where: 'আমার এক হাজার বিয়াল্লিশ নম্বর অর্ডার কোথায়?',
    askDigits: 'এই অর্ডারের ফোন নম্বরের শেষ চারটি সংখ্যা বলুন।',
    digits: 'চার তিন দুই এক',
    found: 'আপনার অর্ডার 1042 নিশ্চিত হয়েছে, 25 নভেম্বরের মধ্যে পৌঁছে যাবে।',
    cancel: 'এটা বাতিল করে দিন',
    readBack: 'অর্ডার 1042 বাতিল করব?',
    lines: [
      ['অর্ডার', '1042'],
      ['জিনিস', 'রসোভিয়া প্রেশার কুকার, নরম তোয়ালে × 2'],
      ['ফেরত', '₹2,847, যেভাবে দাম দিয়েছিলেন সেভাবেই'],
    ],
    yes: 'হ্যাঁ',
    done: 'অর্ডার 1042 বাতিল করেছি। ₹2,847 পাঁচ দিনের মধ্যে ফেরত পাবেন।',
    show: 'সবাই কী পছন্দ করে দেখান',
    shown: 'সবাই এগুলো পছন্দ করেন। কোনটার কথা আরও বলব?',
    askPolicy: 'জিনিস ফেরত দেওয়ার নিয়ম কী?',
    policy: 'বেশির ভাগ জিনিস সাত দিনের মধ্যে ফেরত দেওয়া যায়। পুরো নিয়ম পর্দায় আছে।',
    statuses: ['অর্ডার হয়েছে', 'নিশ্চিত', 'রওনা হয়েছে', 'পৌঁছেছে', 'বাতিল'],
    itemNames: ['রসোভিয়া প্রেশার কুকার', 'নরম তোয়ালে'],
    products: [
      ['রসোভিয়া প্রেশার কুকার', 'পাঁচ লিটারের স্টিলের কুকার, পাঁচজনের সংসারে যথেষ্ট। গ্যাস আর ইনডাকশন, দুটোতেই চলে।'],
      ['দৌড় রানিং শু', 'রাস্তা আর পার্কের জন্য নরম সোলের হালকা জুতো।'],
      ['স্বরা হেডফোন', 'তার ছাড়া, এক চার্জে তিরিশ ঘণ্টা।'],
      ['নিম ফেস ওয়াশ', 'প্রতিদিনের জন্য মৃদু; 150 মিলি।'],
      ['তাঁতের সুতির কুর্তা', 'ফুলিয়ায় বোনা, গরমে আরামের, দুটি পকেট।'],
    ],
    policyTitle: 'জিনিস ফেরত',
    policyText: [
      'বেশির ভাগ জিনিস হাতে পাওয়ার সাত দিনের মধ্যে, ব্যবহার না করে আর ট্যাগসমেত ফেরত দেওয়া যায়।',
      'অন্তর্বাস, খোলা প্রসাধনী আর গিফট কার্ড ফেরত হয় না।',
      'আমরা বিনা খরচে আপনার বাড়ি থেকে পার্সেল নিয়ে আসি, আর যেদিন সেটি পাই সেদিনই টাকা ফেরত শুরু হয়।',
    ],
    question: 'জিনিস হাতে পেয়ে দাম দেওয়া যায়?',
    answer: 'হ্যাঁ, ₹10,000 পর্যন্ত অর্ডারে নগদ আর ইউপিআই, দুটোই চলে।',
  },
  mr: {
    packTitle: 'अंगण स्टोअर',
    suggestions: [
      'माझी ऑर्डर कुठे आहे?',
      'तीन हजारांपेक्षा कमी किमतीचे धावण्याचे बूट दाखवा',
      'वस्तू परत करण्याचा नियम काय आहे?',
    ],
    where: 'माझी एक हजार बेचाळीस ही ऑर्डर कुठे आहे?',
    askDigits: 'या ऑर्डरच्या फोन नंबरचे शेवटचे चार अंक सांगा.',
    digits: 'चार तीन दोन एक',
    found: 'तुमची ऑर्डर 1042 पक्की झाली आहे आणि 25 नोव्हेंबरपर्यंत पोहोचेल.',
    cancel: 'ती रद्द करा',
    readBack: 'ऑर्डर 1042 रद्द करू का?',
    lines: [
      ['ऑर्डर', '1042'],
      ['वस्तू', 'रसोविया प्रेशर कुकर, मऊ टॉवेल × 2'],
      ['परतावा', '₹2,847, ज्या पद्धतीने पैसे दिले त्याच पद्धतीने'],
    ],
    yes: 'हो',
    done: 'मी ऑर्डर 1042 रद्द केली आहे. ₹2,847 पाच दिवसांत परत मिळतील.',
    show: 'लोकांना काय आवडते ते दाखवा',
    shown: 'लोकांना या वस्तू आवडतात. कोणत्या वस्तूबद्दल आणखी सांगू?',
    askPolicy: 'वस्तू परत करण्याचा नियम काय आहे?',
    policy: 'बहुतेक वस्तू सात दिवसांत परत करता येतात. पूर्ण नियम स्क्रीनवर आहे.',
    statuses: ['ऑर्डर झाली', 'पक्की झाली', 'रवाना झाली', 'पोहोचली', 'रद्द झाली'],
    itemNames: ['रसोविया प्रेशर कुकर', 'मऊ टॉवेल'],
    products: [
      [
        'रसोविया प्रेशर कुकर',
        'पाच लिटरचा स्टीलचा कुकर, पाच जणांच्या कुटुंबाला पुरेसा. गॅस आणि इंडक्शन, दोन्हींवर चालतो.',
      ],
      ['धाव रनिंग शूज', 'रस्ता आणि बागेसाठी मऊ तळव्याचे हलके बूट.'],
      ['स्वरा हेडफोन', 'वायरशिवाय, एका चार्जमध्ये तीस तास.'],
      ['निंब फेस वॉश', 'रोजच्या वापरासाठी सौम्य; 150 मिली.'],
      ['हातमाग सुती कुर्ता', 'फुलियात विणलेला, उन्हाळ्यात हवेशीर, दोन खिशांसह.'],
    ],
    policyTitle: 'वस्तू परत करणे',
    policyText: [
      'बहुतेक वस्तू मिळाल्यापासून सात दिवसांत, न वापरता आणि टॅगसह परत करता येतात.',
      'अंतर्वस्त्रे, उघडलेली सौंदर्यप्रसाधने आणि गिफ्ट कार्ड परत घेतली जात नाहीत.',
      'आम्ही तुमच्या दारातून पार्सल मोफत नेतो, आणि ते आमच्याकडे पोहोचते त्याच दिवशी परतावा सुरू होतो.',
    ],
    question: 'वस्तू आल्यावर पैसे देता येतात का?',
    answer: 'हो, ₹10,000 पर्यंतच्या ऑर्डरवर रोख आणि यूपीआय, दोन्ही चालतात.',
  },
};

export function orderCard(script: Script, cancelled: boolean): Card {
  const [placed, confirmed, shipped, delivered, cancelledLabel] = script.statuses;
  const first = [
    { status: 'placed', label: placed, at: '2026-11-19T10:12:00', state: 'done' as const },
  ];
  return {
    kind: 'order',
    id: '1042',
    status: cancelled ? 'cancelled' : 'confirmed',
    statusLabel: cancelled ? cancelledLabel : confirmed,
    total: 2847,
    items: [
      { name: script.itemNames[0], quantity: 1, price: 1849 },
      { name: script.itemNames[1], quantity: 2, price: 998 },
    ],
    timeline: cancelled
      ? [
          ...first,
          { status: 'confirmed', label: confirmed, at: '2026-11-19T11:40:00', state: 'done' },
          {
            status: 'cancelled',
            label: cancelledLabel,
            at: '2026-11-21T12:00:00',
            state: 'current',
          },
        ]
      : [
          ...first,
          { status: 'confirmed', label: confirmed, at: '2026-11-19T11:40:00', state: 'current' },
          { status: 'shipped', label: shipped, at: null, state: 'next' },
          { status: 'delivered', label: delivered, at: null, state: 'next' },
        ],
    estimatedDelivery: cancelled ? null : '2026-11-25',
    carrier: cancelled ? null : 'BlueDart',
    trackingNumber: cancelled ? null : 'BD4410229IN',
  };
}

export function productCards(script: Script): Card[] {
  const facts = [
    ['home', 1849, 26],
    ['sports', 2799, 3],
    ['electronics', 129_900, 0],
    ['beauty', 249.5, 12],
    ['clothing', 1299, 40],
  ] as const;
  return script.products.map(([name, description], index) => {
    const [category, price, stock] = facts[index] ?? facts[0];
    return {
      kind: 'product',
      id: `P${index}`,
      name,
      description,
      category,
      price,
      stock,
      image: null,
    };
  });
}

export function policyCards(script: Script): Card[] {
  return [
    { kind: 'policy', id: 'returns', title: script.policyTitle, content: [...script.policyText] },
    { kind: 'faq', id: 'F1', question: script.question, answer: script.answer },
    {
      kind: 'choice',
      options: script.suggestions.map((suggestion) => ({ label: suggestion, say: suggestion })),
    },
  ];
}
