import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { retail } from '../../src/main/packs/retail/pack.ts';
import { returnActions, returnReasons } from '../../src/main/packs/retail/rules.ts';

/** What a slot finds in a sentence; `asked` when the sentence answers the question for it. */
function find(
  slot: string,
  text: string,
  language: Language,
  asked = false,
  intent = 'track_order',
) {
  return retail.slots[slot]?.find(text, { asked, intent, language, now: 0 })?.value;
}

const orderIds: readonly [Language, string, string | undefined][] = [
  ['en', 'where is my order 1042', '1042'],
  ['en', 'track ten forty two', '1042'],
  ['en', 'one zero four two', '1042'],
  ['en', 'order A B 1042', '1042'],
  ['en', 'it is ORD-1042', '1042'],
  ['en', 'return R5001', 'R5001'],
  ['en', 'my phone is 98765 44321', undefined],
  ['en', 'order on +91 98765 44321', undefined],
  ['en', 'nine eight seven six five double four three two one', undefined],
  ['en', 'order 1042, phone 9876544321', '1042'],
  ['en', 'shoes under 1500', undefined],
  ['hi', 'मेरा ऑर्डर १०४२ कहाँ है', '1042'],
  ['hi', 'ऑर्डर नंबर एक शून्य चार दो', '1042'],
  ['hi', 'mera order 1042 kahan hai', '1042'],
  ['bn', 'অর্ডার ১০৪২ কোথায়', '1042'],
  ['bn', 'অর্ডার নম্বর এক শূন্য চার দুই', '1042'],
  ['bn', '১০৪২ না ১০৫০ ক্যানসেল করুন', '1050'],
  ['en', 'cancel 1042 no sorry 1044', '1044'],
  ['mr', 'माझी ऑर्डर 1042 कुठे आहे', '1042'],
  ['mr', 'ऑर्डर नंबर एक शून्य चार दोन', '1042'],
];

test.each(orderIds)('order number, %s: %s', (language, text, value) => {
  expect(find('order_id', text, language)).toBe(value);
});

test('a wrong length answers the question for the order number, a phone number does not', () => {
  expect(find('order_id', '104', 'en', true)).toBe('104');
  expect(find('order_id', '104', 'en')).toBeUndefined();
  expect(find('order_id', '98765 44321', 'en', true)).toBeUndefined();
  expect(find('phone', '98765 44321', 'en')).toBe('+919876544321');
});

const phones: readonly [Language, string, string][] = [
  ['en', 'my number is +91 98765 44321', '+919876544321'],
  ['en', 'nine eight seven six five double four three two one', '+919876544321'],
  ['en', 'order 1042, phone 09876544321', '+919876544321'],
  ['hi', 'मेरा फ़ोन नंबर ९८७६५ ४४३२१ है', '+919876544321'],
  ['hi', 'नौ आठ सात छह पाँच चार चार तीन दो एक', '+919876544321'],
  ['bn', 'আমার ফোন নম্বর ৯৮৭৬৫৪৪৩২১', '+919876544321'],
  ['mr', 'माझा नंबर 9876544321 आहे', '+919876544321'],
];

test.each(phones)('phone number, %s: %s', (language, text, value) => {
  expect(find('phone', text, language)).toBe(value);
  // Its digits are no end of a phone number that was named apart from it.
  expect(find('phone_last4', text, language)).toBeUndefined();
});

test('an order number is no phone number, and part of one is only when it was asked for', () => {
  expect(find('phone', 'track order 1042', 'en')).toBeUndefined();
  expect(find('phone', 'order 1042', 'en', true)).toBeUndefined();
  expect(find('phone', '98765', 'en')).toBeUndefined();
  expect(find('phone', '98765', 'en', true)).toBe('98765');
});

const lastOrders: readonly [Language, string][] = [
  ['en', 'where is my last order'],
  ['en', 'cancel my latest order please'],
  ['hi', 'मेरा पिछला ऑर्डर कहाँ है'],
  ['hi', 'mera aakhri order kahan hai'],
  ['bn', 'আমার শেষ অর্ডারটা কোথায়'],
  ['mr', 'माझी शेवटची ऑर्डर कुठे आहे'],
];
test.each(lastOrders)('the last order, %s: %s', (language, text) => {
  expect(find('which_order', text, language)).toBe('last');
  expect(find('which_order', `${text} 1042`, language)).toBeUndefined();
});

const returns: readonly [Language, string, string | undefined, string | undefined][] = [
  ['en', 'I want to return order 1012, it is broken, give me my money back', 'defective', 'refund'],
  [
    'en',
    'these shoes are too small, can I exchange them for a bigger size',
    'size_issue',
    'exchange',
  ],
  ['en', 'you sent the wrong item, I want a refund', 'wrong_item', 'refund'],
  ['en', 'I changed my mind, store credit is fine', 'changed_mind', 'store_credit'],
  ['en', 'it does not look like the photo', 'not_as_described', undefined],
  ['en', 'I want to return something', undefined, undefined],
  ['en', 'put it back on my credit card as a refund', undefined, 'refund'],
  ['hi', 'ऑर्डर 1031 वापस करना है, टूटा हुआ आया है, पैसे वापस चाहिए', 'defective', 'refund'],
  ['hi', 'मन बदल गया, स्टोर क्रेडिट दे दीजिए', 'changed_mind', 'store_credit'],
  ['hi', 'मेरा मन बदल गया है', 'changed_mind', undefined],
  ['hi', 'गलत सामान आया है, बदल दीजिए', 'wrong_item', 'exchange'],
  ['hi', 'kurta chhota hai, exchange karna hai', 'size_issue', 'exchange'],
  ['hi', 'kharab nikla, paise wapas do', 'defective', 'refund'],
  ['bn', 'জিনিসটা ভাঙা এসেছে, টাকা ফেরত চাই', 'defective', 'refund'],
  ['bn', 'আমার মন বদলেছে', 'changed_mind', undefined],
  ['bn', 'ভুল জিনিস এসেছে, বদলে দিন', 'wrong_item', 'exchange'],
  ['bn', 'জামাটা ছোট, অন্য সাইজ দিন', 'size_issue', 'exchange'],
  ['mr', 'वस्तू तुटलेली आली, पैसे परत हवे', 'defective', 'refund'],
  ['mr', 'चुकीची वस्तू आली आहे, बदलून द्या', 'wrong_item', 'exchange'],
  ['mr', 'माझं मन बदललं, स्टोअर क्रेडिट चालेल', 'changed_mind', 'store_credit'],
  ['mr', 'कुर्ता मापात बसत नाही', 'size_issue', undefined],
];

test.each(returns)('a return in one sentence, %s: %s', (language, text, reason, action) => {
  expect(find('return_reason', text, language, false, 'initiate_return')).toBe(reason);
  expect(find('return_action', text, language, false, 'initiate_return')).toBe(action);
});

describe.each(languages)('what is offered is found when it is tapped: %s', (language) => {
  const label = (key: string) => [retail.phrases[language][key] ?? []].flat()[0] ?? '';

  test.each(returnReasons)('%s', (reason) => {
    for (const key of [`reason.${reason}`, `reason.${reason}.said`]) {
      expect(find('return_reason', label(key), language, true), label(key)).toBe(reason);
      expect(find('return_action', label(key), language), label(key)).toBeUndefined();
    }
  });

  test.each(returnActions)('%s', (action) => {
    for (const key of [`wanted.${action}`, `wanted.${action}.said`]) {
      expect(find('return_action', label(key), language, true), label(key)).toBe(action);
      expect(find('return_reason', label(key), language), label(key)).toBeUndefined();
    }
  });

  test('everything', () => {
    for (const key of ['return.all_items', 'return.all_items.said'])
      expect(find('return_item', label(key), language, true), label(key)).toBe('all');
  });

  test('the name of a wish holds no detail of it', () => {
    for (const [intent, { slots, choice }] of Object.entries(retail.intents))
      for (const slot of slots.filter((name) => /^(?:order|which|phone|return|address)/.test(name)))
        expect(
          find(slot, label(choice), language, false, intent),
          `${intent} ${slot}`,
        ).toBeUndefined();
  });
});

const items: readonly [Language, string, string | undefined][] = [
  ['en', 'return the jeans from order 1031', 'jeans'],
  ['en', 'I want to return the table lamp, it is broken', 'table lamp'],
  ['en', 'return everything from order 1031', 'all'],
  ['en', 'I would like to return my order please', undefined],
  ['en', 'the screen is cracked', undefined],
  ['hi', 'ऑर्डर 1031 से जीन्स वापस करनी है', 'जीन्स'],
  ['hi', 'दोनों वापस करने हैं', 'all'],
  ['hi', 'mujhe order 1031 wapas karna hai', undefined],
  ['bn', 'জিন্স ফেরত দিতে চাই', 'জিন্স'],
  ['bn', 'সব ফেরত দেব', 'all'],
  ['mr', 'जीन्स परत करायची आहे', 'जीन्स'],
  ['mr', 'सगळं परत करायचं आहे', 'all'],
  ['mr', '1025 मधलं स्मार्टवॉच बदलून द्या', 'स्मार्टवॉच'],
];
test.each(items)('what to return, %s: %s', (language, text, value) => {
  expect(find('return_item', text, language, false, 'initiate_return')).toBe(value);
});

describe('a new address', () => {
  const inSentence: readonly [Language, string, string | undefined][] = [
    [
      'en',
      'change the address of order 1042 to 14 Rose Lane, Pune 411001 please',
      '14 Rose Lane, Pune 411001',
    ],
    ['en', 'I want to change the delivery address of order 1042', undefined],
    ['en', 'send order 1042 to another address', undefined],
    ['hi', 'ऑर्डर 1042 का पता बदलकर 14 रोज़ लेन, पुणे 411001 कर दीजिए', '14 रोज़ लेन, पुणे 411001'],
    ['bn', 'অর্ডার 1042-এর নতুন ঠিকানা ১৪ রোজ লেন, পুণে ৪১১০০১ করে দিন', '14 রোজ লেন, পুণে 411001'],
    ['mr', 'ऑर्डर 1042 चा नवीन पत्ता 14 रोज लेन, पुणे 411001 करा', '14 रोज लेन, पुणे 411001'],
  ];
  test.each(inSentence)('in a sentence, %s: %s', (language, text, value) => {
    expect(find('address', text, language, false, 'change_address')).toBe(value);
    expect(find('order_id', text, language, false, 'change_address')).toBe('1042');
  });

  test('asked for, it is all that is said, in the words and letters of the person', () => {
    const text = 'Flat 1204, Rose Lane, Pune 411001';
    expect(find('address', text, 'en', true, 'change_address')).toBe(text);
    expect(find('address', `My new address is ${text}`, 'en', true, 'change_address')).toBe(text);
    const match = retail.slots['address']?.find(text, {
      asked: true,
      now: 0,
      intent: 'change_address',
      language: 'en',
    });
    // So that no number in it is taken for an order.
    expect(match?.span).toEqual([0, text.length]);
  });
});
