import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { actExamples, outOfScope } from '../../src/main/dialogue/understand/acts/index.ts';
import { features } from '../../src/main/dialogue/understand/classifier/features.ts';
import {
  type Example,
  trainClassifier,
} from '../../src/main/dialogue/understand/classifier/linear.ts';
import { sureConfidence } from '../../src/main/dialogue/understand/wishes.ts';
import { thingsAmong } from '../../src/main/dialogue/understand/classifier/lexicon.ts';
import { classifierFolders, packClassifier } from '../../src/main/engine/pack-classifier.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';

const examples: Example[] = languages.flatMap((language) =>
  Object.entries({ ...retail.examples[language], ...actExamples[language] }).flatMap(
    ([label, texts]) => texts.map((text) => ({ label, text })),
  ),
);
const classifier = packClassifier(retail, [
  classifierFolders()[0],
  join(tmpdir(), 'vaani-test-classifiers'),
]);

/** Written by hand after the examples were, and kept apart from them. */
const unseen: Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>> = {
  en: {
    track_order: [
      'any news about order 1033',
      'could you look up where my parcel is right now',
      'when do i get my package',
      'i have been waiting four days for my shipment',
    ],
    cancel_order: [
      'please stop order 1044 i do not need it',
      'i would rather not have this order cancel please',
      'get rid of my order',
      'cancel the order i made yesterday',
    ],
    search_products: [
      'show me some sneakers',
      'do you have any pressure cookers',
      'i would like a smart watch below five thousand',
      'looking for a lipstick',
    ],
    get_policy: [
      'how many days do i have to return a shirt',
      'explain your warranty to me',
      'how much do you charge for shipping',
      'your privacy rules please',
    ],
    ask_faq: [
      'at what time does the shop close',
      'can i pay with google pay',
      'do you wrap presents',
      'where can i park my car',
    ],
    'act:human': ['let me talk to somebody from staff', 'i need a real human being'],
    'act:repeat': ['sorry could you say that once more', 'i did not hear that'],
    'act:thanks': ['thanks so much for your help', 'thank you very much'],
    [outOfScope]: [
      'will it rain tomorrow in mumbai',
      'who wrote hamlet',
      'sing me a lullaby',
      'how far away is the moon',
      'what is nine times seven',
    ],
  },
  hi: {
    track_order: [
      'मेरा सामान अभी कहाँ पहुँचा है',
      'ऑर्डर 1033 का क्या हाल है',
      'mera packet kahan tak pahuncha',
      'order 1044 ka status bata do',
    ],
    cancel_order: [
      'मुझे अपना ऑर्डर रद्द करवाना है',
      'वो ऑर्डर कैंसिल कर दीजिए प्लीज़',
      'order 1044 radd kar do',
      'mujhe ye order nahi chahiye cancel karo',
    ],
    search_products: [
      'मुझे जींस दिखाइए',
      'कोई अच्छी साड़ी है आपके पास',
      'lipstick dikhao',
      'pressure cooker chahiye mujhe',
    ],
    get_policy: [
      'सामान लौटाने के नियम बताइए',
      'वारंटी के बारे में बताइए',
      'refund kab tak aayega',
      'delivery charge kitna lagega',
    ],
    ask_faq: [
      'दुकान रात को कितने बजे बंद होती है',
      'क्या यूपीआई चलेगा',
      'dukan kab khulti hai',
      'parking ki jagah hai kya',
    ],
    'act:human': ['किसी आदमी से बात करनी है', 'manager se baat karwa do'],
    'act:thanks': ['बहुत शुक्रिया आपका', 'bahut dhanyavaad'],
    [outOfScope]: [
      'कल बारिश होगी क्या',
      'ताजमहल किसने बनवाया',
      'mujhe ek gaana sunao',
      'chaand kitna door hai',
    ],
  },
  bn: {
    track_order: ['আমার পার্সেল এখন কোথায়', 'অর্ডার ১০৩৩ কবে আসবে', 'আমার অর্ডারের খবর কী'],
    cancel_order: [
      'আমার অর্ডারখানা ক্যানসেল করতে হবে',
      'অর্ডার ১০৪৪ বাতিল করতে চাই',
      'এই অর্ডার আর লাগবে না ক্যানসেল করুন',
    ],
    search_products: ['কয়েকটা শাড়ি দেখান', 'একটা প্রেশার কুকার চাই', 'লিপস্টিক দেখান'],
    get_policy: ['জিনিস ফেরত দেওয়ার নিয়ম বলুন', 'ওয়ারেন্টির নিয়ম জানতে চাই', 'ডেলিভারির জন্য কত টাকা নেন'],
    ask_faq: ['দোকান কটায় বন্ধ হয়', 'গাড়ি রাখার জায়গা আছে', 'ইউপিআই চলবে'],
    'act:human': ['একজন কর্মীর সঙ্গে কথা বলতে চাই'],
    'act:thanks': ['অনেক ধন্যবাদ আপনাকে'],
    [outOfScope]: ['কাল বৃষ্টি হবে কি', 'একটা গান শোনান', 'পৃথিবীর সবচেয়ে উঁচু পাহাড় কোনটা'],
  },
  mr: {
    track_order: ['माझं पार्सल आता कुठे आहे', 'ऑर्डर 1033 कधी येणार', 'माझी ऑर्डर निघाली आहे का'],
    cancel_order: ['माझी ऑर्डर कॅन्सल करा', 'ऑर्डर 1044 रद्द करायची आहे मला', 'ही ऑर्डर नको कॅन्सल करा'],
    search_products: ['काही साड्या दाखवा', 'मला प्रेशर कुकर हवा आहे', 'लिपस्टिक दाखवा'],
    get_policy: ['वस्तू परत करायचे नियम सांगा', 'वॉरंटी किती दिवसांची आहे', 'डिलिव्हरीचा खर्च किती'],
    ask_faq: ['दुकान किती वाजता बंद होतं', 'गाडी लावायला जागा आहे का', 'यूपीआय चालेल का'],
    'act:human': ['मला कर्मचाऱ्याशी बोलायचं आहे'],
    'act:thanks': ['खूप आभार तुमचे'],
    [outOfScope]: ['उद्या पाऊस पडेल का', 'एक गाणं म्हणा', 'जगातला सर्वात उंच डोंगर कोणता'],
  },
};

/** Out of scope is right too when it is not sure of anything: then the kiosk asks. */
function isRight(label: string, text: string): boolean {
  const top = classifier.predict(text)[0];
  if (!top) return false;
  return label === outOfScope
    ? top.label === label || top.confidence < sureConfidence
    : top.label === label;
}

test.each(languages)('what it has never seen is understood: %s', (language) => {
  const seen = new Set(examples.map(({ text }) => text));
  const cases = Object.entries(unseen[language]).flatMap(([label, texts]) =>
    texts.map((text) => ({ label, text })),
  );
  expect(cases.filter(({ text }) => seen.has(text))).toEqual([]);
  const wrong = cases.filter(({ label, text }) => !isRight(label, text));
  expect(1 - wrong.length / cases.length, JSON.stringify(wrong)).toBeGreaterThanOrEqual(0.85);
});

test('in every language together, nine of ten', () => {
  const cases = languages.flatMap((language) =>
    Object.entries(unseen[language]).flatMap(([label, texts]) =>
      texts.map((text) => isRight(label, text)),
    ),
  );
  expect(cases.filter(Boolean).length / cases.length).toBeGreaterThanOrEqual(0.9);
});

describe('out of scope', () => {
  const surelySomething = (text: string) => {
    const top = classifier.predict(text)[0];
    return top !== undefined && top.label !== outOfScope && top.confidence >= 0.9;
  };
  test.each([
    'zxcv qwer asdf',
    'lorem ipsum dolor sit amet',
    '😀😀😀',
    '...',
    '',
    'बकबक टकटक',
    'b'.repeat(2000),
  ])('is not surely anything: %s', (text) => {
    expect(surelySomething(text)).toBe(false);
  });
});

test('a wish survives the mistakes of a recogniser', () => {
  for (const [text, label] of [
    ['can sold my order', 'cancel_order'],
    ['cancell night order', 'cancel_order'],
    ['wear is my order', 'track_order'],
    ['where is my ordr ten forty two', 'track_order'],
    ['SHOW ME RUNNING SHOE UNDER THREE THOUSAND', 'search_products'],
    ['what is your return polly see', 'get_policy'],
  ] as const) {
    expect(classifier.predict(text)[0]?.label, text).toBe(label);
  }
});

test('what it was trained on it knows', () => {
  const right = examples.filter(({ label, text }) => classifier.predict(text)[0]?.label === label);
  expect(right.length / examples.length).toBeGreaterThanOrEqual(0.98);
});

test('the same examples give the same classifier', () => {
  const few = examples.filter((_, index) => index % 4 === 0);
  const [one, other] = [trainClassifier(few), trainClassifier(few)];
  for (const text of ['where is my order', 'हाँ', 'জুতো দেখান', 'xyz'])
    expect(one.predict(text)).toEqual(other.predict(text));
});

test('probabilities sum to one, most likely first, every label once', () => {
  for (const text of ['where is my order', '', 'রানিং শু', '\u0000', '\ud800', 'a '.repeat(1000)]) {
    const predictions = classifier.predict(text);
    expect(predictions.map(({ label }) => label).toSorted()).toEqual(
      [...classifier.labels].toSorted(),
    );
    expect(predictions.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1, 6);
    expect(predictions).toEqual(predictions.toSorted((a, b) => b.confidence - a.confidence));
  }
});

test('fewer than two labels cannot be told apart', () => {
  expect(() => trainClassifier([{ label: 'only', text: 'one' }])).toThrow('at least two labels');
});

test('one number stands for another', () => {
  expect(features('order 1042')).toEqual(features('order १०५७'));
  expect(features('order 1042')).not.toEqual(features('order'));
});

test('what it has never heard leaves it unsure', () => {
  const sure = (text: string) => classifier.predict(text)[0]?.confidence ?? 0;
  expect(sure('cancel my order flurb zindle')).toBeLessThan(sure('cancel my order'));
});

test('one thing of the trade stands for another, in any script and with its endings', () => {
  const isThing = thingsAmong(['helmet', 'साड़ी', 'কুকার', 'Tarvik Spark']);
  for (const word of ['helmet', 'helmets', 'हेल्मेट', 'हेल्मेटची', 'साड़ी', 'কুকারটা', 'tarvik', 'spark']) {
    expect(isThing(word.normalize('NFC')), word).toBe(true);
  }
  for (const word of ['help', 'शादी', 'order', 'কুকুর', '1042', ''])
    expect(isThing(word.normalize('NFC')), word).toBe(false);
  expect(features('where is my helmet', isThing)).toEqual(features('where is my spark', isThing));
  expect(features('where is my helmet', isThing)).not.toEqual(
    features('where is my order', isThing),
  );
  expect(thingsAmong([])('helmet')).toBe(false);
});

test('a lexicon lets what was learned of one thing hold for another', () => {
  const known = [
    { label: 'when', text: 'when does my kettle come' },
    { label: 'when', text: 'when will the kettle be here' },
    { label: 'show', text: 'show me a helmet' },
    { label: 'show', text: 'a helmet please' },
  ];
  const sure = (lexicon: readonly string[]) =>
    trainClassifier(known, lexicon)
      .predict('when does my helmet come')
      .find(({ label }) => label === 'when')?.confidence ?? 0;
  expect(sure(['kettle', 'helmet'])).toBeGreaterThan(sure([]));
});
