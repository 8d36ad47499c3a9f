import { type Language, languages } from '../../src/contract/language.ts';
import type { Chance } from './chance.ts';

/**
 * When a person does something. quiet: when Vaani has spoken · talking: while it speaks, `afterMs` after
 * it became audible · soon: `afterMs` after what they did before, whatever happens.
 */
export interface When {
  readonly at: 'quiet' | 'talking' | 'soon';
  readonly afterMs: number;
}

/** What a stretch of speech is: something Vaani must react to, or not. */
export type Meaning = 'wish' | 'command' | 'backchannel' | 'noise';

export type Step = When &
  (
    | {
        readonly do: 'say';
        readonly meaning: Exclude<Meaning, 'noise'>;
        readonly text: string;
        /** Ended by letting go of push-to-talk. */
        readonly pushed?: true;
      }
    | { readonly do: 'cough'; readonly ms: number }
    | { readonly do: 'type'; readonly text: string }
    /** Yes or no by touch: to what is on the screen, or to what was there before. */
    | { readonly do: 'tap'; readonly yes: boolean; readonly stale: boolean }
    | { readonly do: 'stop' }
    | { readonly do: 'microphone'; readonly offMs: number }
    | { readonly do: 'language'; readonly language: Language }
    /** The screen goes away, and comes back. */
    | { readonly do: 'away'; readonly ms: number }
    | { readonly do: 'notice'; readonly priority: 'interrupt' | 'high'; readonly text: string }
    | { readonly do: 'end' }
    | { readonly do: 'nothing' }
  );

/** Orders of the sample data that can be cancelled, and the last digits of their phone numbers. */
const open = [
  ['1038', '2357'],
  ['1043', '6032'],
  ['1044', '0135'],
  ['1058', '6843'],
  ['1059', '4926'],
  ['1042', '4321'],
] as const;

const yes = ['yes', 'yes please', 'go ahead', 'yes cancel it', 'sure'] as const;
const no = ['no', 'no thank you', 'leave it', 'never mind'] as const;
const words: Readonly<Record<string, string>> = {
  '0': 'zero',
  '1': 'one',
  '2': 'two',
  '3': 'three',
  '4': 'four',
  '5': 'five',
  '6': 'six',
  '7': 'seven',
  '8': 'eight',
  '9': 'nine',
};
const spoken = (digits: string) => [...digits].map((digit) => words[digit]).join(' ');

const cancelInHindi = (id: string) => `मेरा ऑर्डर ${id} कैंसल कर दो`;
const questions = [
  'show me running shoes under three thousand',
  'what is your return policy',
  'when are you open',
  'do you have red shirts',
  'what is the price of the wireless earbuds',
  'how long does delivery take',
  'please tell me a long story about my uncle and his boat',
  'i have a question about something else',
  'hello',
  'thank you',
] as const;

/** Lines that follow each other, with an answer between them. */
function goal(chance: Chance): readonly string[] {
  const [id, digits] = chance.one(open);
  const [said, phone] = chance.of(0.5) ? [spoken(id), spoken(digits)] : [id, digits];
  const answer = chance.of(0.6) ? chance.one(yes) : chance.one(no);
  switch (chance.between(0, 8)) {
    case 0:
      return [`where is my order ${said}`, phone];
    case 1:
    case 2:
    case 3:
      return [`cancel order ${said}`, phone, answer];
    case 4:
      return [`please cancel ${said}`, phone, answer, chance.one(yes)];
    case 5:
      return [
        'return the shoes from order 1025 they are the wrong size i want a refund',
        '5163',
        answer,
      ];
    case 6:
      return [cancelInHindi(id), digits, chance.one(['हाँ', 'नहीं', 'हाँ जी'])];
    default:
      return [chance.one(questions), chance.one(questions)];
  }
}

/** A person may stop to think between two words. */
function hesitating(text: string, chance: Chance): string {
  const parts = text.split(' ');
  if (parts.length < 3 || !chance.of(0.25)) return text;
  const at = chance.between(1, parts.length - 1);
  return [...parts.slice(0, at), '…', ...parts.slice(at)].join(' ');
}

function disturbance(chance: Chance): Step {
  const talking = { at: 'talking', afterMs: chance.between(0, 2_500) } as const;
  const soon = { at: 'soon', afterMs: chance.between(0, 4_000) } as const;
  const when = chance.of(0.7) ? talking : soon;
  switch (chance.between(0, 13)) {
    case 0:
    case 1:
    case 2:
      return { ...when, do: 'cough', ms: chance.between(2, 12) * 64 };
    case 3:
    case 4: {
      const text = chance.one(['mm-hm', 'okay', 'haan', 'uh huh', 'achha', 'हाँ', 'right']);
      return { ...talking, do: 'say', meaning: 'backchannel', text };
    }
    case 5:
    case 6: {
      const text = chance.one(['stop', 'wait', 'slower please', 'louder', 'say that again']);
      return { ...when, do: 'say', meaning: 'command', text };
    }
    case 7:
    case 8:
      return { ...talking, do: 'say', meaning: 'wish', text: chance.one(questions) };
    case 9:
      return { ...soon, do: 'type', text: chance.one([...questions, 'yes', 'no']) };
    case 10:
      return { ...when, do: 'tap', yes: chance.of(0.7), stale: chance.of(0.4) };
    case 11:
      return { ...when, do: 'stop' };
    case 12:
      return { ...soon, do: 'microphone', offMs: chance.between(100, 3_000) };
    default:
      return { ...soon, do: 'language', language: chance.one(languages) };
  }
}

/** What happens to the conversation from outside. */
function event(chance: Chance, number: number): Step {
  const soon = { at: 'soon', afterMs: chance.between(0, 3_000) } as const;
  const when = chance.of(0.6) ? ({ at: 'talking', afterMs: soon.afterMs } as const) : soon;
  switch (chance.between(0, 3)) {
    case 0:
      return { ...when, do: 'away', ms: chance.between(50, 6_000) };
    case 3:
      if (chance.of(0.15)) return { ...soon, do: 'end' };
  }
  const priority = chance.of(0.7) ? 'interrupt' : 'high';
  return {
    ...when,
    do: 'notice',
    priority,
    text: `Notice ${'abcdefghij'[number % 10]?.repeat(3)} is here.`,
  };
}

/** Most of what goes wrong does so early; long visits cost time. */
const mostSteps = [2, 3, 5] as const;

/** A person and what befalls them: a goal or two, with things in between. */
export function scriptOf(chance: Chance): Step[] {
  const steps: Step[] = [];
  const lines = [...goal(chance), ...(chance.of(0.15) ? goal(chance) : [])];
  const disturbed = chance.of(0.8) ? chance.one([0.2, 0.5]) : 0;
  const eventful = chance.of(0.4) ? 0.25 : 0;
  for (const line of lines) {
    const quiet = { at: 'quiet', afterMs: chance.between(150, 1_500) } as const;
    const blind = { at: 'soon', afterMs: chance.between(200, 5_000) } as const;
    const isAnswer = [...yes, ...no].includes(line as never);
    // Some answer before they have heard the question.
    const early = { at: 'talking', afterMs: chance.between(0, 700) } as const;
    const patient = isAnswer && chance.of(0.3) ? early : quiet;
    const when = chance.of(0.85) ? patient : blind;
    if (isAnswer && chance.of(0.3)) {
      const afterMs = chance.between(200, 4_000);
      const isYes = yes.includes(line as never);
      steps.push({
        at: chance.one(['soon', 'quiet']),
        afterMs,
        do: 'tap',
        yes: isYes,
        stale: false,
      });
    } else {
      const text = hesitating(line, chance);
      const pushed = chance.of(0.08) && { pushed: true as const };
      steps.push({ ...when, do: 'say', meaning: 'wish', text, ...pushed });
    }
    while (chance.of(disturbed)) steps.push(disturbance(chance));
    if (chance.of(eventful)) steps.push(event(chance, steps.length));
    if (chance.of(0.02)) steps.push({ at: 'soon', afterMs: 62_000, do: 'nothing' });
  }
  return steps.slice(0, chance.one(mostSteps));
}
