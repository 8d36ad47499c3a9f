import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import { isBackchannel } from '../../../src/main/dialogue/turn/backchannel.ts';
import { actExamples } from '../../../src/main/dialogue/understand/acts/index.ts';
import { packs } from '../../../src/main/packs/index.ts';

const listening: Record<Language, string> = {
  en: 'mm-hm|Mm-hmm.|uh-huh|mhm|hmm|hmmmm|okay|OK|ok ok|yeah|yeah yeah|right|I see|oh okay|go on|got it|uh|um|ha ha|hahaha|ahem|wow, really|hmm okay sir',
  hi: 'हाँ|हां|हम्म|हम्म हम्म|अच्छा|अच्छा अच्छा|ठीक है|जी|जी हाँ|ओके|हाँ बोलिए|समझ गया|हूँ|haan|haan haan|accha accha|achha|theek hai|ji|haan ji|हाहा|उम्म|अच्छा जी ठीक है|सही है भाई',
  bn: 'হ্যাঁ|হ্যাঁ হ্যাঁ|হুম|হুঁ|আচ্ছা|ঠিক আছে|বেশ|বুঝলাম|ও আচ্ছা|হ্যাঁ বলুন|তারপর|hyan|accha|thik ache|hmm|জি|হাহা',
  mr: 'हो|हो हो|होय|बरं|बरं बरं|ठीक आहे|हम्म|अच्छा|बरोबर|हो का|कळलं|छान|हो बोला|ho|ho ho|bara|thik aahe|okay|ओके',
};
describe.each(languages)('%s', (language) => {
  test.each(listening[language].split('|'))('only listens: %s', (text) => {
    expect(isBackchannel(text, language)).toBe(true);
  });
});

test.each<[string, Language]>([
  ['', 'en'],
  ['...', 'en'],
  ['no', 'en'],
  ['नहीं', 'hi'],
  ['না', 'bn'],
  ['नाही', 'mr'],
  ['no no', 'en'],
  ['stop', 'en'],
  ['ok stop', 'en'],
  ['okay but how much is it', 'en'],
  ['haan lekin mehnga hai', 'hi'],
  ['haan cancel karo', 'hi'],
  ['thank you', 'en'],
  ['hello', 'en'],
  ['bar', 'en'],
  ['are', 'en'],
  ['two', 'en'],
  ['दो', 'hi'],
  // "This one" in Marathi, a short हाँ in Hindi.
  ['हा', 'mr'],
  ['please', 'en'],
  ['sir', 'en'],
  ['yes yes yes yes yes yes yes yes yes yes', 'en'],
])('says something: "%s" (%s)', (text, language) => {
  expect(isBackchannel(text, language)).toBe(false);
});

describe('while a question waits for an answer', () => {
  const answering = { answering: true };
  test.each<[string, Language]>([
    ['haan', 'hi'],
    ['हाँ', 'hi'],
    ['ठीक है', 'hi'],
    ['ha ha', 'hi'],
    ['okay', 'en'],
    ['yes', 'en'],
    ['hmm yes', 'en'],
    ['yeah go ahead', 'en'],
    ['হ্যাঁ', 'bn'],
    ['ঠিক আছে', 'bn'],
    ['हो', 'mr'],
    ['chalel', 'mr'],
  ])('answers: "%s" (%s)', (text, language) => {
    expect(isBackchannel(text, language, answering)).toBe(false);
  });
  // The grammar of answers reads "mm hmm", "हूँ" and "হুঁ" as a yes; over a voice they confirm nothing.
  test.each<[string, Language]>([
    ['mm-hm', 'en'],
    ['mm hmm', 'en'],
    ['uh-huh', 'en'],
    ['hmm', 'en'],
    ['ha ha', 'en'],
    ['i see', 'en'],
    ['हम्म', 'hi'],
    ['हूँ', 'hi'],
    ['হুম', 'bn'],
    ['হুঁ', 'bn'],
    ['हम्म', 'mr'],
  ])('murmurs: "%s" (%s)', (text, language) => {
    expect(isBackchannel(text, language, answering)).toBe(true);
  });
});

test.each(languages)('no wish of %s is a backchannel', (language) => {
  const wishes = [
    ...packs.flatMap(({ examples }) => Object.values(examples[language]).flat()),
    ...Object.entries(actExamples[language])
      .filter(([label]) => label !== 'act:chitchat' && label !== 'act:repeat')
      .flatMap(([, list]) => list),
  ];
  expect(wishes.length).toBeGreaterThan(1_000);
  // ওকে is "okay", and "him": this tells somebody yes. Where it is asked for, it is an answer.
  const both = 'ওকে হ্যাঁ বলুন';
  expect(isBackchannel(both, 'bn', { answering: true })).toBe(false);
  expect(wishes.filter((text) => text !== both && isBackchannel(text, language))).toEqual([]);
});
