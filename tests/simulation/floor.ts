import type { EventData, EventName } from '../../src/contract/rpc/api.ts';
import type { SpeechApi } from '../../src/contract/speech.ts';
import type { Clock } from '../../src/main/kernel/clock.ts';
import type { Faults } from './faults.ts';
import type { Room } from './room.ts';
import type { Step } from './script.ts';

/** Watches that Vaani yields to a person in time, goes on after what was nothing, and stops when it is told to. */
export interface Floor {
  readonly seen: { bargedIn: number; resumed: number; stopped: number };
  look(room: Room): void;
  onEmit(name: EventName<SpeechApi>, data: unknown): void;
  onCall(method: string, params: unknown): void;
  /** The person begins to make a sound; call what it returns at its end. */
  onSound(step: Step, room: Room): () => void;
  /** Something else happens: what would have been said, or silent, may be otherwise now. */
  disturbed(): void;
}

export interface FloorOptions {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly violated: (what: string) => void;
  /** Whether everything is in order for hearing. */
  readonly ready: () => boolean;
  /** Whether the ear is in no stretch of speech: a sound in one is part of it. */
  readonly fresh: () => boolean;
}

/** From the first sound of a person to silence, ms; and how exactly the microphone of a simulation tells when it was. */
const yieldsWithinMs = 300 + 64;
/** From the end of what was nothing to the first sound of the cut sentence, ms. */
const resumesWithinMs = 1_000 + 64;
const longestGapMs = 400;
/** From "stop" to silence, ms: the longest wait for more, and the fade. */
const stopsWithinMs = 1_000;

interface Due {
  readonly what: 'yields' | 'resumes' | 'stops';
  readonly at: number;
  readonly text: string;
}

export function createFloor({ clock, faults, violated, ready, fresh }: FloorOptions): Floor {
  const seen = { bargedIn: 0, resumed: 0, stopped: 0 };
  let due: readonly Due[] = [];
  let ducked = false;
  let lastEnd: EventData<SpeechApi, 'audio-end'> | undefined;
  let sounds = 0;

  const expect = (what: Due['what'], withinMs: number, text: string) => {
    due = [...due, { what, at: clock.now() + withinMs, text }];
  };

  function judge({ what, text }: Due, audible: boolean, going: boolean): void {
    if (what === 'yields') violated(`Vaani did not fall silent for ${text}`);
    if (what === 'stops' && audible) violated(`Vaani did not stop at ${text}`);
    if (what === 'stops') seen.stopped += 1;
    if (what !== 'resumes') return;
    const cut = lastEnd && !lastEnd.completed && !lastEnd.failure && lastEnd.rest !== '';
    if (cut && !going) violated(`Vaani did not go on after ${text}: "${lastEnd?.rest}"`);
    if (!cut || going) seen.resumed += 1;
  }

  return {
    seen,
    look(room) {
      if (due.length === 0) return;
      const now = clock.now();
      const { audible } = room;
      if (!audible || ducked) {
        const yielded = due.filter(({ what }) => what === 'yields');
        seen.bargedIn += yielded.length;
        if (yielded.length > 0) due = due.filter(({ what }) => what !== 'yields');
      }
      const over = due.filter(({ at }) => at < now);
      if (over.length === 0) return;
      due = due.filter(({ at }) => at >= now);
      // Between two sentences, and where a voice is slow, there are gaps.
      const going = now - room.lastAudibleAt < longestGapMs;
      for (const one of over) judge(one, audible, going);
    },
    onEmit(name, data) {
      if (name === 'audio-end') lastEnd = data as typeof lastEnd;
    },
    onCall(method, params) {
      if (method === 'duck') ducked = (params as { on: boolean }).on;
      if (method === 'silence' || method === 'speak') ducked = false;
    },
    onSound(step, room) {
      // One sound more: what was nothing may be part of something.
      due = due.filter(({ what }) => what === 'yields');
      sounds += 1;
      const mine = sounds;
      const watched = faults.quick && ready() && fresh() && room.audible;
      const text = step.do === 'say' ? `"${step.text}"` : 'a cough';
      if (watched) expect('yields', yieldsWithinMs, text);
      return () => {
        if (!watched || mine !== sounds || !ready()) return;
        const isNothing =
          step.do === 'cough' || (step.do === 'say' && step.meaning === 'backchannel');
        if (isNothing) expect('resumes', resumesWithinMs, text);
        if (step.do === 'say' && /^(?:stop|wait)$/.test(step.text))
          expect('stops', stopsWithinMs, text);
      };
    },
    disturbed() {
      due = [];
    },
  };
}
