import type { DetailsCard, TimesCard } from '../../src/contract/cards.ts';
import type { Edit, Pending } from '../../src/contract/kiosk.ts';
import type { Language } from '../../src/contract/language.ts';
import { clockText } from '../../src/main/language/clock-text.ts';
import { dateEdit, momentEdit, timeEdit, timesCard } from '../../src/main/packs/kit/free-times.ts';

const spread = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => {
    const minutes = from + index * step;
    const two = (value: number) => String(value).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });

/** Three days of a workshop; the second is nearly full. */
const days = [
  { date: '2026-11-23', times: spread(9 * 60, 17 * 60, 30) },
  { date: '2026-11-24', times: ['09:30', '14:00', '16:30'] },
  { date: '2026-11-25', times: spread(10 * 60, 17 * 60, 60) },
];

const services: Readonly<Record<Language, string>> = {
  en: 'Oil change',
  hi: 'ऑयल चेंज',
  bn: 'অয়েল চেঞ্জ',
  mr: 'ऑइल चेंज',
};

export const freeTimes = (language: Language): TimesCard =>
  timesCard(services[language], days, language);

interface Words {
  readonly title: string;
  readonly labels: readonly [string, string, string, string, string, string, string];
  readonly venue: string;
  readonly day: string;
  readonly occasions: readonly [string, string, string];
  readonly note: string;
}

const tables: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Shall I book a table for four at Trattoria Lumina, Monday 23 November at 7:30 pm?',
    labels: ['Restaurant', 'Day', 'Time', 'People', 'Occasion', 'Car', 'Appointment'],
    venue: 'Trattoria Lumina',
    day: 'Monday, 23 November',
    occasions: ['Birthday', 'Anniversary', 'Family dinner'],
    note: 'A silver Tata Nexon with a scratch on the left door',
  },
  hi: {
    title: 'ट्रैटोरिया लुमिना में सोमवार, 23 नवंबर, शाम 7:30 बजे चार लोगों के लिए टेबल बुक कर दूँ?',
    labels: ['रेस्टोरेंट', 'दिन', 'समय', 'लोग', 'मौक़ा', 'गाड़ी', 'अपॉइंटमेंट'],
    venue: 'ट्रैटोरिया लुमिना',
    day: 'सोमवार, 23 नवंबर',
    occasions: ['जन्मदिन', 'सालगिरह', 'परिवार के साथ खाना'],
    note: 'चाँदी के रंग की टाटा नेक्सॉन, बाएँ दरवाज़े पर खरोंच',
  },
  bn: {
    title: 'ত্রাত্তোরিয়া লুমিনায় সোমবার 23 নভেম্বর সন্ধ্যা 7:30টায় চারজনের টেবিল বুক করব?',
    labels: ['রেস্তোরাঁ', 'দিন', 'সময়', 'লোক', 'উপলক্ষ', 'গাড়ি', 'অ্যাপয়েন্টমেন্ট'],
    venue: 'ত্রাত্তোরিয়া লুমিনা',
    day: 'সোমবার, 23 নভেম্বর',
    occasions: ['জন্মদিন', 'বিবাহবার্ষিকী', 'পরিবারের সঙ্গে খাওয়া'],
    note: 'রুপোলি টাটা নেক্সন, বাঁ দিকের দরজায় আঁচড়',
  },
  mr: {
    title: 'ट्रॅटोरिया लुमिनामध्ये सोमवारी 23 नोव्हेंबरला संध्याकाळी 7:30 वाजता चार जणांसाठी टेबल बुक करू का?',
    labels: ['रेस्टॉरंट', 'दिवस', 'वेळ', 'माणसं', 'निमित्त', 'गाडी', 'अपॉइंटमेंट'],
    venue: 'ट्रॅटोरिया लुमिना',
    day: 'सोमवार, 23 नोव्हेंबर',
    occasions: ['वाढदिवस', 'लग्नाचा वाढदिवस', 'कुटुंबासोबत जेवण'],
    note: 'चंदेरी टाटा नेक्सॉन, डाव्या दारावर ओरखडा',
  },
};

/** A question with a line of each kind that may be changed, and one that may not. */
export function question(language: Language, seconds = 52): Pending {
  const { title, labels, venue, day, occasions, note } = tables[language];
  const [restaurant, date, time, people, occasion, car, appointment] = labels;
  const edits = {
    date: dateEdit(
      'date',
      '2026-11-23',
      ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'],
      language,
    ),
    time: timeEdit('time', '19:30', spread(18 * 60, 22 * 60, 30), language),
    people: { slot: 'party_size', kind: 'number', value: '4', min: 1, max: 12 },
    occasion: {
      slot: 'occasion',
      kind: 'choice',
      value: 'birthday',
      options: ['birthday', 'anniversary', 'family'].map((value, index) => ({
        label: occasions[index] ?? value,
        value,
      })),
    },
    car: { slot: 'vehicle', kind: 'text', value: note },
    when: momentEdit('when', { date: '2026-11-23', time: '14:00' }, days, language),
  } as const satisfies Readonly<Record<string, Edit>>;
  return {
    proposalId: 'p7',
    title,
    lines: [
      { label: restaurant, value: venue },
      { label: date, value: day, edit: edits.date },
      { label: time, value: clockText('19:30', language), edit: edits.time },
      { label: people, value: '4', edit: edits.people },
      { label: occasion, value: occasions[0], edit: edits.occasion },
      { label: car, value: note, edit: edits.car },
      {
        label: appointment,
        value: `${day}, ${clockText('14:00', language)}`,
        edit: edits.when,
      },
    ],
    expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
  };
}

const plain = {
  kind: 'details',
  subtitle: null,
  price: null,
  status: null,
  rows: [],
  code: null,
  link: null,
} satisfies Partial<DetailsCard>;

/** What is remembered of somebody. */
export const profile: DetailsCard = {
  ...plain,
  id: 'person_1',
  about: 'person',
  title: 'Kavya Joshi',
  subtitle: '98•••• 3210',
  rows: [
    { label: 'Language', value: 'Marathi' },
    { label: 'Speaking rate', value: '80 %' },
    { label: 'Remembered since', value: '3 Oct 2026' },
    { label: 'Last visit', value: '21 Nov 2026' },
  ],
  sections: [
    { title: 'What you come back to', rows: [{ label: 'Misal House', value: '× 4' }] },
    {
      title: 'What you did here',
      rows: [
        { label: '21 Nov 2026', value: 'Book a table · Misal House' },
        { label: '14 Nov 2026', value: 'Find the way · Trattoria Lumina' },
        { label: '3 Oct 2026', value: 'Book a table · Misal House' },
      ],
    },
  ],
};

/** One restaurant, with how far it is and a map for the phone. */
export const venue: DetailsCard = {
  ...plain,
  id: 'V01',
  about: 'venue',
  category: 'italian',
  title: 'Trattoria Lumina',
  subtitle: 'Italian · ₹₹₹ · vegetarian',
  distance: '2.4 km',
  status: { label: 'Open until 11:30 pm', tone: 'good' },
  rows: [
    { label: 'Open today', value: '12 pm – 3:30 pm, 7 pm – 11:30 pm' },
    { label: 'Address', value: '3, North Main Road, Koregaon Park' },
  ],
  link: {
    url: 'https://www.google.com/maps/dir/?api=1&destination=18.53220,73.88990',
    label: 'Open the map on your phone',
  },
};

/** A card of each kind of thing, with the drawing that its category has. */
export const drawn = (about: DetailsCard['about'], kinds: readonly string[]): DetailsCard[] =>
  kinds.map((category) => ({ ...plain, id: category, about, category, title: category }));
