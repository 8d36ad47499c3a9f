import { buildTable } from '../table.ts';

/** Ordinals that are words of their own. Those made of a number and an ending are read by `readCount`. */
export const ordinalWords = buildTable(
  [
    'first|पहला|पहली|पहले|प्रथम|pehla|pehli|pehle|pahla|pahli|पहिला|पहिली|पहिले|पहिल्या|পহেলা|পয়লা|প্রথম',
    'second|दूसरा|दूसरी|दूसरे|द्वितीय|doosra|dusra|doosri|dusri|dusre|दुसरा|दुसरी|दुसरे|दुसऱ्या|দোসরা|দ্বিতীয়',
    'third|तीसरा|तीसरी|तीसरे|तृतीय|teesra|tisra|teesri|tisri|तिसरा|तिसरी|तिसरे|तिसऱ्या|তেসরা|তৃতীয়',
    'fourth|चौथा|चौथी|चौथे|चौथ्या|chautha|chauthi|চৌঠা|চতুর্থ',
    'fifth|পঞ্চম',
    'sixth|छठा|छठी|छठे|छठवां|छठवीं|ষষ্ঠ',
    'seventh|সপ্তম',
    'eighth|অষ্টম',
    'ninth|নবম',
    'tenth|দশম',
    'eleventh',
    'twelfth|twelveth',
    'thirteenth',
    'fourteenth',
    'fifteenth',
    'sixteenth',
    'seventeenth',
    'eighteenth',
    'nineteenth',
    'twentieth',
    'twenty first|twenty-first',
    'twenty second|twenty-second',
    'twenty third|twenty-third',
    'twenty fourth|twenty-fourth',
    'twenty fifth|twenty-fifth',
    'twenty sixth|twenty-sixth',
    'twenty seventh|twenty-seventh',
    'twenty eighth|twenty-eighth',
    'twenty ninth|twenty-ninth',
    'thirtieth',
    'thirty first|thirty-first',
  ].map((words, index) => [index + 1, words] as const),
);

/** Endings that make an ordinal of a number, written with it or behind its digits. */
export const ordinalEndings = 'st nd rd th वां वीं वें वे वा वी व्या लें ला রা লা ঠা ই শে তম ে'.split(' ');

/** Bengali endings that make an hour of a number: চারটায়. Longest first. */
export const hourEndings = 'টাতে টায় টোয় টেয় টার'.split(' ');

/** Bengali endings that count hours and things alike: চারটা, দুটো. */
export const pieceEndings = 'টা টে টো টি'.split(' ');
