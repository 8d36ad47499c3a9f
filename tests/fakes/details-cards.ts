import type { DetailsCard } from '../../src/contract/cards.ts';
import type { Language } from '../../src/contract/language.ts';

const plain = {
  kind: 'details',
  subtitle: null,
  price: null,
  status: null,
  rows: [],
  code: null,
  link: null,
} satisfies Partial<DetailsCard>;

/** A car lot's answer: cars new and used, one of them with much to say. */
export const cars: readonly DetailsCard[] = [
  {
    ...plain,
    id: 'V1',
    about: 'vehicle',
    title: 'Maruti Suzuki Swift ZXI Plus',
    subtitle: '2026 · Pearl Arctic White · New',
    price: 849_000,
    status: { label: 'In stock', tone: 'good' },
    rows: [
      { label: 'Fuel', value: 'Petrol' },
      { label: 'Gearbox', value: 'Automatic' },
      { label: 'Mileage', value: '24.8 km/l' },
    ],
  },
  {
    ...plain,
    id: 'V2',
    about: 'vehicle',
    title: 'Maruti Suzuki Swift VXI',
    subtitle: '2021 · Fire Red · Used',
    price: 535_000,
    status: { label: 'Reserved', tone: 'waiting' },
    rows: [
      { label: 'Driven', value: '41,200 km' },
      { label: 'Owners', value: '1' },
    ],
  },
  {
    ...plain,
    id: 'V3',
    about: 'vehicle',
    title: 'Hyundai Venue',
    price: 1_130_000,
    status: { label: 'Sold', tone: 'bad' },
  },
];

export const appointment: DetailsCard = {
  ...plain,
  id: 'A7',
  about: 'appointment',
  title: 'Service, Thursday 26 November, 10:30 am',
  subtitle: 'Maruti Suzuki Swift, MH 12 AB 1234',
  status: { label: 'Booked', tone: 'good' },
  rows: [
    { label: 'Work', value: 'Periodic service with oil change' },
    { label: 'Takes', value: 'About 2 hours 30 minutes' },
    { label: 'Costs', value: '₹3,500 to ₹5,200' },
    { label: 'Bay', value: '3' },
  ],
  code: 'K4-72',
};

export const directions: DetailsCard = {
  ...plain,
  id: 'W1',
  about: 'directions',
  title: 'To Trattoria Lago',
  subtitle: '14, North Main Road, Koregaon Park',
  rows: [
    { label: 'Distance', value: '2.4 km, north-east' },
    { label: 'On foot', value: '31 minutes' },
    { label: 'By car', value: '9 minutes' },
  ],
  link: { url: 'geo:18.5362,73.8936?q=18.5362,73.8936(Trattoria%20Lago)', label: 'The way there' },
};

/** Name, kind, whether it is open, its hours and how far it is. */
type Place = readonly [string, string, string, string, string];

const places: Readonly<Record<Language, readonly Place[]>> = {
  en: [
    ['Trattoria Lago', 'Italian · ₹₹ · vegetarian dishes', 'Open', '12 pm – 11:30 pm', '2.4 km'],
    ['Misal House', 'Maharashtrian · ₹', 'Opens at 7 pm', '7 pm – 11 pm', '0.8 km'],
    ['The Long Verandah Kitchen and Garden', 'Continental · ₹₹₹', 'Closed today', '–', '11 km'],
  ],
  hi: [
    [
      'त्रात्तोरिया लागो',
      'इटालियन · ₹₹ · शाकाहारी खाना भी',
      'खुला है',
      'दोपहर 12 – रात 11:30',
      '2.4 किमी',
    ],
    ['मिसळ हाउस', 'महाराष्ट्रीय · ₹', 'शाम 7 बजे खुलेगा', 'शाम 7 – रात 11', '0.8 किमी'],
    ['द लॉन्ग वरांडा किचन एंड गार्डन', 'कॉन्टिनेंटल · ₹₹₹', 'आज बंद है', '–', '11 किमी'],
  ],
  bn: [
    ['ত্রাত্তোরিয়া লাগো', 'ইতালিয়ান · ₹₹ · নিরামিষও আছে', 'খোলা', 'দুপুর 12টা – রাত 11:30', '2.4 কিমি'],
    ['মিসল হাউস', 'মারাঠি · ₹', 'সন্ধে 7টায় খুলবে', 'সন্ধে 7টা – রাত 11টা', '0.8 কিমি'],
    ['দ্য লং ভেরান্ডা কিচেন অ্যান্ড গার্ডেন', 'কন্টিনেন্টাল · ₹₹₹', 'আজ বন্ধ', '–', '11 কিমি'],
  ],
  mr: [
    [
      'त्रात्तोरिया लागो',
      'इटालियन · ₹₹ · शाकाहारी पदार्थही',
      'उघडे आहे',
      'दुपारी 12 – रात्री 11:30',
      '2.4 किमी',
    ],
    ['मिसळ हाऊस', 'महाराष्ट्रीय · ₹', 'संध्याकाळी 7 ला उघडेल', 'संध्याकाळी 7 – रात्री 11', '0.8 किमी'],
    ['द लाँग व्हरांडा किचन अँड गार्डन', 'कॉन्टिनेंटल · ₹₹₹', 'आज बंद', '–', '11 किमी'],
  ],
};

const labels: Readonly<Record<Language, readonly [hours: string, away: string]>> = {
  en: ['Hours', 'Away'],
  hi: ['समय', 'दूरी'],
  bn: ['সময়', 'দূরত্ব'],
  mr: ['वेळ', 'अंतर'],
};

const tones = ['good', 'waiting', 'bad'] as const;

/** Three restaurants, as the dining pack lists them. */
export function venues(language: Language): readonly DetailsCard[] {
  const [hours, away] = labels[language];
  return places[language].map(([title, subtitle, open, opening, distance], index) => ({
    ...plain,
    id: `R${index}`,
    about: 'venue',
    title,
    subtitle,
    status: { label: open, tone: tones[index] ?? 'neutral' },
    rows: [
      { label: hours, value: opening },
      { label: away, value: distance },
    ],
  }));
}

const names: Readonly<Record<Exclude<DetailsCard['about'], 'vehicle' | 'venue'>, string>> = {
  appointment: 'Test drive',
  service: 'Wheel alignment',
  booking: 'Misal House',
  invite: 'Dinner with Kavya',
  person: 'Kavya Joshi',
  directions: 'To Misal House',
};

/** One of each kind that is not a car or a restaurant. */
export const assorted: readonly DetailsCard[] = Object.entries(names).map(([about, title]) => ({
  ...plain,
  id: about,
  about: about as DetailsCard['about'],
  title,
  rows: [{ label: 'When', value: 'Friday, 8 pm' }],
  ...(about === 'booking' && {
    code: 'TARA-58',
    status: { label: 'Booked', tone: 'good' as const },
  }),
}));
