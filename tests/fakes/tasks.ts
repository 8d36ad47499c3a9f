import type { TaskView } from '../../src/contract/kiosk.ts';
import type { Language } from '../../src/contract/language.ts';

/** A task in the middle: two things are known, one is asked for, one is still missing; one comes afterwards. */
interface Begun {
  readonly task: TaskView;
  readonly later: string[];
}

const begun = (
  title: string,
  known: readonly (readonly [label: string, value: string])[],
  [asked, missing]: readonly [string, string],
  later: string,
): Begun => ({
  task: {
    title,
    slots: [
      ...known.map(([label, value], index) => ({ name: `k${index}`, label, value, asked: false })),
      { name: 'day', label: asked, value: null, asked: true },
      { name: 'time', label: missing, value: null, asked: false },
    ],
  },
  later: [later],
});

/** With long words, as they come in each language. */
export const tasks: Readonly<Record<Language, Begun>> = {
  en: begun(
    'Book a service appointment',
    [
      ['Service', 'Oil change and full inspection'],
      ['Vehicle', 'Maruti Suzuki Swift ZXI Plus'],
    ],
    ['Day', 'Time'],
    'Where order 1042 is',
  ),
  hi: begun(
    'सर्विस की अपॉइंटमेंट लेना',
    [
      ['सर्विस', 'तेल बदलवाना और पूरी जाँच'],
      ['गाड़ी', 'मारुति सुज़ुकी स्विफ़्ट ज़ेडएक्सआई प्लस'],
    ],
    ['किस दिन', 'कितने बजे'],
    'ऑर्डर 1042 का पता करना',
  ),
  bn: begun(
    'সার্ভিসের অ্যাপয়েন্টমেন্ট নেওয়া',
    [
      ['সার্ভিস', 'তেল পাল্টানো আর পুরো পরীক্ষা'],
      ['গাড়ি', 'মারুতি সুজুকি সুইফট জেডএক্সআই প্লাস'],
    ],
    ['কোন দিন', 'কটার সময়'],
    'অর্ডার 1042-এর খোঁজ নেওয়া',
  ),
  mr: begun(
    'सर्व्हिसिंगची अपॉइंटमेंट घेणे',
    [
      ['सर्व्हिस', 'ऑइल बदलणे आणि संपूर्ण तपासणी'],
      ['गाडी', 'मारुती सुझुकी स्विफ्ट झेडएक्सआय प्लस'],
    ],
    ['कोणत्या दिवशी', 'किती वाजता'],
    'ऑर्डर 1042 ची चौकशी करणे',
  ),
};
