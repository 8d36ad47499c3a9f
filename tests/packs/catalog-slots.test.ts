import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/contract/language.ts';
import { slots } from '../../src/main/packs/retail/slots.ts';

const find = (slot: 'query' | 'max_results', text: string, language: Language) =>
  slots[slot].find(text, { asked: false, intent: 'search_products', language, now: 0 })?.value;

describe('how many to show', () => {
  test.each<[Language, string, number]>([
    ['en', 'show me three phones', 3],
    ['en', 'only two', 2],
    ['en', 'just one shirt please', 1],
    ['en', 'top 5 laptops under 50000', 5],
    ['en', 'show me 4 options for shoes', 4],
    ['en', 'show me ten shirts below one thousand', 10],
    ['hi', 'तीन फ़ोन दिखाओ', 3],
    ['hi', 'सिर्फ़ दो फ़ोन दिखाइए', 2],
    ['hi', 'sirf do phone dikhao', 2],
    ['hi', 'teen phone dikhao', 3],
    ['hi', 'सिर्फ़ एक दिखाओ', 1],
    ['bn', 'তিনটে ফোন দেখান', 3],
    ['bn', 'শুধু দুটো শাড়ি দেখান', 2],
    ['mr', 'तीन फोन दाखवा', 3],
    ['mr', 'फक्त दोन शर्ट दाखवा', 2],
  ])('%s %s', (language, text, wanted) => {
    expect(find('max_results', text, language)).toBe(wanted);
  });

  test.each<[Language, string]>([
    ['en', 'show me a 5g phone'],
    ['en', 'a 5 litre cooker'],
    ['en', 'two litre bottle'],
    ['en', '43 inch tv'],
    ['en', 'show me that one'],
    ['en', 'i want one kurta'],
    ['en', 'phones under 8'],
    ['en', 'shoes between five and ten thousand'],
    ['en', 'show me 25 shirts'],
    ['en', 'the second one'],
    ['en', 'spark phone 2'],
    ['hi', 'मुझे फ़ोन दिखा दो'],
    ['hi', 'एक फ़ोन दिखाओ'],
    ['hi', 'phone dikha do'],
    ['hi', 'पाँच लीटर का कुकर'],
    ['bn', 'একটা শাড়ি দেখান'],
    ['mr', 'एक शर्ट दाखवा'],
    ['mr', 'दोन हजारांपेक्षा कमी किमतीचे शूज'],
  ])('not said in: %s %s', (language, text) => {
    expect(find('max_results', text, language)).toBeUndefined();
  });
});

describe('what is looked for', () => {
  test.each<[Language, string, string | undefined]>([
    ['en', 'show me three phones', 'phones'],
    ['en', 'could you please find me some running shoes under 3000', 'running shoes'],
    ['en', "i'm looking for a men's kurta", "men's kurta"],
    ['en', 'do you have a 5g phone', '5g phone'],
    ['en', 'a 43 inch tv', '43 inch tv'],
    ['en', 'show me a phone cover 500', 'phone cover'],
    ['en', 'i want to buy something', undefined],
    ['en', 'only two', undefined],
    ['hi', 'मुझे तीन फ़ोन दिखाओ', 'फ़ोन'],
    ['hi', 'मुझे लाल कुर्ता चाहिए', 'लाल कुर्ता'],
    ['hi', 'mujhe lal kurta chahiye', 'lal kurta'],
    ['hi', 'koi acchi si watch dikhaiye na', 'watch'],
    ['hi', 'आपके पास नीली शर्ट है क्या', 'नीली शर्ट'],
    ['bn', 'আমাকে লাল কুর্তা দেখান', 'লাল কুর্তা'],
    ['bn', 'আপনাদের কাছে কি ভালো শাড়ি আছে', 'শাড়ি'],
    ['bn', 'ekta bhalo phone dekhan', 'phone'],
    ['mr', 'मला निळा शर्ट पाहिजे', 'निळा शर्ट'],
    ['mr', 'तुमच्याकडे चांगला लॅपटॉप आहे का', 'लॅपटॉप'],
    ['mr', 'mala changla phone dakhva', 'phone'],
  ])('%s %s', (language, text, wanted) => {
    expect(find('query', text, language)).toBe(wanted?.normalize('NFC'));
  });
});
