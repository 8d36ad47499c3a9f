/**
 * The ten digits as people say them one by one, with the spellings a recogniser or a typist
 * produces. Romanised Hindi is listed with Hindi, since both are said in one breath.
 */
export const digitWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    '0': 'zero oh o nought null शून्य ज़ीरो जीरो शुन्य শূন্য জিরো shunya',
    '1': 'one एक एक् এক ek',
    '2': 'two दो दोन দুই do don',
    '3': 'three तीन তিন teen',
    '4': 'four चार চার chaar char',
    '5': 'five पांच पाँच पाच পাঁচ paanch panch',
    '6': 'six छह छः छे सहा ছয় chhah chhe',
    '7': 'seven सात সাত saat',
    '8': 'eight आठ আট aath',
    '9': 'nine नौ नऊ নয় nau',
  }).flatMap(([digit, words]) =>
    words
      .normalize('NFC')
      .split(' ')
      .map((word) => [word, digit]),
  ),
);

/** English words that sound like a digit and that a recogniser may write for it. */
export const digitSoundAlikes: Readonly<Record<string, string>> = {
  to: '2',
  too: '2',
  for: '4',
  ate: '8',
  won: '1',
};
