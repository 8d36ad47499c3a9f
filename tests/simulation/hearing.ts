import type { EventData, EventName } from '../../src/contract/rpc/api.ts';
import type { SpeechApi } from '../../src/contract/speech.ts';
import { languages } from '../../src/contract/language.ts';
import { isBackchannel } from '../../src/main/dialogue/turn/backchannel.ts';
import type { Clock } from '../../src/main/kernel/clock.ts';
import type { Faults } from './faults.ts';
import type { Room } from './room.ts';
import type { Step } from './script.ts';
import type { Asked } from './sessions.ts';
import type { Trace } from './trace.ts';

/** Watches that what is said is heard and answered, that Vaani yields to it, and goes on after mere noise. */
export interface Hearing {
  /** Sounds of the person that are being made. */
  readonly sounding: number;
  /** When the person began to say what was heard last, ms. */
  readonly spokenSince: number;
  readonly open: boolean;
  readonly seen: { heard: number };
  look(room: Room): void;
  atRest(): void;
  onEmit(name: EventName<SpeechApi>, data: { text?: string }): void;
  onHeard(data: EventData<SpeechApi, 'heard'>): void;
  onAsked(asked: Asked): void;
  /** What was heard over an answer, and made no sense. */
  onStray(text: string): void;
  /** The person begins to make a sound; call what it returns at its end. */
  onSound(step: Step): () => void;
  /** What is said now may be lost: the process died, nobody listens, the line is gone. */
  disturbed(): void;
  settles(turn: Promise<unknown>): void;
}

export interface HearingOptions {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly trace: Trace;
  readonly violated: (what: string) => void;
  /** Whether everything is in order for hearing. */
  readonly ready: () => boolean;
}

interface Utterance {
  readonly text: string;
  readonly from: number;
  until: number;
  disturbed: boolean;
}

/** From the last sound to its words, ms: the longest wait for more, and the way. */
const heardWithinMs = 4_000;
/** More words than these over an answer are a turn, whatever they mean. */
const strayWords = 2;
/** Yes, or "sure": said while Vaani speaks, it may only mean that somebody listens. */
const mayBeNothing = (text: string) =>
  languages.some((language) => isBackchannel(text, language, { answering: false }));
const squeezed = (text: string) =>
  text
    .toLowerCase()
    .replace(/[…\s]+/gu, ' ')
    .trim();

export function createHearing(options: HearingOptions): Hearing {
  const { clock, trace, violated, ready } = options;
  let sounding = 0;
  let startsAt: number[] = [];
  let spokenSince = 0;
  let heardSoFar = '';
  let askedSoFar = '';
  let said: Utterance[] = [];
  const asked: Asked[] = [];
  let settling = 0;
  /** Vaani was to be heard since the last stretch of speech began. */
  let overlapped = false;
  const seen = { heard: 0 };

  return {
    seen,
    get sounding() {
      return sounding;
    },
    get spokenSince() {
      return spokenSince;
    },
    get open() {
      return settling > 0 || asked.some(({ answered }) => !answered);
    },
    look(room) {
      if (room.audible) overlapped = true;
      const now = clock.now();
      const [first] = said;
      if (!first || now < first.until + heardWithinMs) return;
      said = said.slice(1);
      if (first.disturbed) return;
      const text = squeezed(first.text);
      if (!heardSoFar.includes(text)) violated(`"${text}" was said and not heard`);
      else if (!askedSoFar.includes(text)) violated(`"${text}" was heard and not taken up`);
      else seen.heard += 1;
    },
    atRest() {
      for (const { text, answered } of asked)
        if (!answered) violated(`"${text}" was never answered`);
    },
    onEmit(name, data) {
      if (name === 'speech-start') {
        startsAt.push(clock.now());
        overlapped = false;
      }
      if (name !== 'heard' || data.text?.trim() !== '') return;
      // Taken for Vaani's own words, as may happen to one sentence in a hundred (language/own-words.ts).
      const began = startsAt.shift() ?? 0;
      if (!overlapped) return;
      for (const one of said) if (one.until >= began) one.disturbed = true;
    },
    onHeard({ text }) {
      if (text.trim() === '') return;
      spokenSince = startsAt.shift() ?? clock.now();
      heardSoFar = `${heardSoFar} ${squeezed(text)}`;
    },
    onAsked(one) {
      trace(`turn (${one.how}) ${one.text}`);
      asked.push(one);
      if (one.how === 'voice') askedSoFar = `${askedSoFar} ${squeezed(one.text)}`;
    },
    onStray(text) {
      trace(`stray ${text}`);
      if (text.trim().split(/\s+/).length <= strayWords) {
        askedSoFar = `${askedSoFar} ${squeezed(text)}`;
      } else violated(`"${text}" was taken for a noise`);
    },
    onSound(step) {
      sounding += 1;
      const utterance: Utterance = {
        text: step.do === 'say' ? step.text : '',
        from: clock.now(),
        until: Number.POSITIVE_INFINITY,
        disturbed:
          !ready() ||
          (step.at !== 'quiet' && step.do === 'say' && step.text.split('…').some(mayBeNothing)),
      };
      if (step.do === 'say' && step.meaning === 'wish') said.push(utterance);
      return () => {
        sounding -= 1;
        utterance.until = clock.now();
      };
    },
    disturbed() {
      startsAt = [];
      for (const one of said) one.disturbed = true;
    },
    settles(turn) {
      settling += 1;
      const done = () => {
        settling -= 1;
      };
      void turn.catch(() => {}).finally(done);
    },
  };
}
