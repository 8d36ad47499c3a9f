import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import { type Command, commandIn } from '../../../src/main/dialogue/turn/commands.ts';
import { actExamples } from '../../../src/main/dialogue/understand/acts/index.ts';
import { packs } from '../../../src/main/packs/index.ts';

const commands: Record<Language, Record<Command, string>> = {
  en: {
    stop: "stop|Stop!|stop stop stop|please stop|okay, stop now please|be quiet|Vaani, stop|that's enough|shut up",
    wait: 'wait|wait wait|hold on|one moment please|just a second|no wait|hang on',
    slower: 'slower|slower please|can you speak a bit slower|slow down|please speak slowly|slowly',
    faster: 'faster|speak faster please|speed up|a little faster',
    louder: "louder|louder louder|speak up|I can't hear you|a bit louder please|volume up",
    quieter: 'quieter|not so loud|lower your voice please|too loud',
    repeat:
      'repeat|say that again|can you say that again please|pardon|sorry, what did you say|once more',
  },
  hi: {
    stop: 'चुप|बस|बस बस|बस करो|चुप रहो|बोलना बंद करो|bas|chup|stop|अरे बस करो यार',
    wait: 'रुको|रुकिए|ज़रा रुको|एक मिनट|ruko|ek minute|ठहरिए|नहीं रुको',
    slower: 'धीरे बोलिए|ज़रा धीरे|धीरे|dheere bolo|thoda dheere boliye|slower|कृपया धीरे-धीरे बोलिए',
    faster: 'जल्दी बोलो|jaldi bolo|और तेज़ बोलो|स्पीड बढ़ाओ',
    louder: 'ज़ोर से बोलो|zor se bolo|आवाज़ बढ़ाओ|आवाज़ नहीं आ रही|louder',
    quieter: 'आवाज़ कम करो|धीमी आवाज़ में बोलिए|awaaz kam karo',
    repeat: 'फिर से बोलो|दोबारा बोलिए|phir se bolo|क्या कहा|एक बार फिर बताइए',
  },
  bn: {
    stop: 'থামুন|থামো|চুপ|চুপ করুন|ব্যস|thamun|stop',
    wait: 'দাঁড়ান|একটু দাঁড়ান|এক মিনিট|একটু অপেক্ষা করুন|daran',
    slower: 'আস্তে বলুন|একটু আস্তে|ধীরে ধীরে বলুন|aste bolun|দয়া করে ধীরে বলুন',
    faster: 'তাড়াতাড়ি বলুন|taratari bolun|জলদি বলুন',
    louder: 'জোরে বলুন|একটু জোরে বলুন|jore bolun|আওয়াজ বাড়ান',
    quieter: 'আওয়াজ কমান|ভলিউম কমিয়ে দিন|awaj koman',
    repeat: 'আবার বলুন|আর একবার বলুন|কী বললেন|abar bolun|আরেকবার',
  },
  mr: {
    stop: 'गप्प बसा|बस|बस बस|पुरे|बोलणं थांबवा|bas|stop',
    wait: 'थांबा|जरा थांबा|एक मिनिट|thamba|थांब',
    slower: 'हळू बोला|जरा हळू|सावकाश बोला|halu bola',
    faster: 'लवकर बोला|जरा वेगाने बोला|lavkar bola',
    louder: 'मोठ्याने बोला|जरा मोठ्याने|आवाज वाढवा|mothyane bola',
    quieter: 'आवाज कमी करा|avaj kami kara|हळू आवाजात बोला',
    repeat: 'पुन्हा सांगा|परत सांगा|parat sanga|काय म्हणालात',
  },
};

describe.each(languages)('%s', (language) => {
  const cases = Object.entries(commands[language]).flatMap(([command, list]) =>
    list.split('|').map((text) => [text, command] as const),
  );
  test.each(cases)('"%s" is %s', (text, command) => {
    expect(commandIn(text, language)).toBe(command);
  });
});

test.each<[string, Language]>([
  ['stop the order', 'en'],
  ['wait, what is your return policy', 'en'],
  ['no wait 1042', 'en'],
  ['louder speakers', 'en'],
  ['repeat my last order', 'en'],
  ['a slower delivery is fine', 'en'],
  ['show me faster phones', 'en'],
  ['yes', 'en'],
  ['no', 'en'],
  ['please', 'en'],
  ['sorry', 'en'],
  ['', 'en'],
  ['cancel', 'en'],
  // The dialogue drops what is talked about.
  ['never mind', 'en'],
  ['leave it', 'en'],
  ['start over', 'en'],
  // An answer to a proposal.
  ['not now', 'en'],
  ['रहने दो', 'hi'],
  ['छोड़ो', 'hi'],
  ['ऑर्डर रोक दो', 'hi'],
  ['ruko mera order kahan hai', 'hi'],
  ['थांबा, परत करायचं आहे', 'mr'],
  ['राहू द्या', 'mr'],
  ['থাক', 'bn'],
  ['বাদ দিন', 'bn'],
  ['অর্ডার থামান', 'bn'],
])('"%s" (%s) commands nothing', (text, language) => {
  expect(commandIn(text, language)).toBe(null);
});

test.each(languages)('no wish of %s is a command', (language) => {
  const wishes = packs.flatMap(({ examples }) => Object.values(examples[language]).flat());
  expect(wishes.length).toBeGreaterThan(1_000);
  expect(wishes.filter((text) => commandIn(text, language) !== null)).toEqual([]);
});

test.each(languages)('the examples of the acts in %s mean one command each', (language) => {
  const manners = ['slower', 'faster', 'louder', 'quieter', 'repeat'] as const;
  const other = manners.flatMap((manner) =>
    (actExamples[language][`act:${manner}`] ?? []).filter(
      (text) => ![manner, null].includes(commandIn(text, language) as typeof manner | null),
    ),
  );
  expect(other).toEqual([]);
  const rest = ['greet', 'thanks', 'goodbye', 'help', 'human', 'chitchat', 'complaint'].flatMap(
    (act) => actExamples[language][`act:${act}`] ?? [],
  );
  expect(rest.length).toBeGreaterThan(100);
  expect(rest.filter((text) => commandIn(text, language) !== null)).toEqual([]);
});
