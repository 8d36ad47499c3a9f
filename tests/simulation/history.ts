import type { EventName } from '../../src/contract/rpc/api.ts';
import type { SpeechApi } from '../../src/contract/speech.ts';
import type { Session } from '../../src/main/engine/session.ts';
import type { Clock } from '../../src/main/kernel/clock.ts';
import { splitSentences } from '../../src/main/speech/tts/index.ts';
import type { Faults } from './faults.ts';
import type { Room } from './room.ts';
import { spokenMs } from './stages.ts';
import type { Trace } from './trace.ts';

/** Watches that nothing counts as heard that was not to be heard. */
export interface History {
  readonly seen: { completed: number; cut: number; failed: number; notices: number };
  onCall(method: string, params: unknown): void;
  onEmit(name: EventName<SpeechApi>, data: unknown, room: Room): void;
  /** A question about a change that was put since then has been heard to its last sentence, or none could be. */
  questionHeard(since: number): boolean;
  /** Another conversation begins. */
  begin(session: Session): void;
  atRest(session: Session, room: Room): void;
  onNotice(text: string): void;
  /** The person wants to hear no more of what there was. */
  silenced(): void;
  /** What waits to be told may not be told any more. */
  disturbed(): void;
}

export interface HistoryOptions {
  readonly clock: Clock;
  readonly kind: 'device' | 'remote';
  readonly faults: Faults;
  readonly trace: Trace;
  readonly violated: (what: string) => void;
}

/** Of an utterance that is said to have been heard whole, this share was to be heard: fades and frames are not counted. */
const wholeShare = 0.9;

export function createHistory({ clock, kind, faults, violated }: HistoryOptions): History {
  const lengths = new Map<number, number>();
  const seen = { completed: 0, cut: 0, failed: 0, notices: 0 };
  let completedMs = 0;
  /** The sentences of each answer, by its turn; the conversation of the moment. */
  let answers = new Map<number, readonly string[]>();
  const audible = new Set<string>();
  const spokenTexts = new Set<string>();
  /** Everything was said as it should be: nothing failed, and the line held. */
  let sound = true;
  /** Those that are to be said, on the screen's words; and as they are spoken, once they are worded. */
  let notices: readonly { readonly text: string; readonly spoken: string | undefined }[] = [];
  /** By their last sentence. */
  let questions: readonly { readonly last: string; readonly at: number }[] = [];

  return {
    seen,
    questionHeard(since) {
      const put = questions.filter(({ at }) => at >= since);
      return !sound || put.length === 0 || put.some(({ last }) => audible.has(last));
    },
    begin(session) {
      answers = new Map();
      const mine = answers;
      session.events.on('speak', ({ parts, turnId, how }) => {
        if (how !== 'holding')
          mine.set(
            turnId,
            parts.flatMap(({ text }) => splitSentences(text)),
          );
        const asks = parts.findLast(({ mustHear }) => mustHear === 'question');
        const last = asks && splitSentences(asks.text).at(-1);
        if (last) questions = [...questions, { last, at: clock.now() }];
        notices = notices.map((notice) => {
          const part = parts.find(({ screen }) => screen.includes(notice.text));
          return part ? { ...notice, spoken: part.text } : notice;
        });
      });
    },
    onCall(method, params) {
      if (method !== 'speak') return;
      const { utterance, text, rate } = params as { utterance: number; text: string; rate: number };
      const ms = splitSentences(text).reduce((sum, sentence) => sum + spokenMs(sentence, rate), 0);
      lengths.set(utterance, ms);
      spokenTexts.add(text);
    },
    onEmit(name, data, room) {
      if (name === 'sentence') audible.add((data as { text: string }).text);
      if (name !== 'audio-end') return;
      const { utterance, completed, failure } = data as {
        utterance: number;
        completed: boolean;
        failure?: string;
      };
      if (failure !== undefined) {
        seen.failed += 1;
        sound = false;
      }
      if (completed) seen.completed += 1;
      else if (failure === undefined) seen.cut += 1;
      if (!completed || faults.breaks) return;
      const ms = lengths.get(utterance) ?? 0;
      completedMs += ms;
      if (kind === 'remote' && room.heardMs(utterance) < ms * wholeShare) {
        const heard = `${Math.round(room.heardMs(utterance))} of ${Math.round(ms)} ms`;
        violated(`utterance ${utterance} counts as heard, and ${heard} were to be heard`);
      }
    },
    atRest(session, room) {
      if (kind === 'device' && room.heardMs(1) < completedMs * wholeShare) {
        violated(
          `${Math.round(room.heardMs(1))} of ${Math.round(completedMs)} ms were to be heard`,
        );
      }
      for (const { id, interrupted, who } of sound ? session.view().turns : []) {
        if (who !== 'vaani' || interrupted) continue;
        const silent = answers.get(id)?.find((sentence) => !audible.has(sentence));
        if (silent !== undefined) violated(`it counts as said, and was not: "${silent}"`);
      }
      for (const { text, spoken } of notices) {
        if (spoken === undefined || !spokenTexts.has(spoken)) violated(`never said: ${text}`);
        else seen.notices += 1;
      }
    },
    onNotice(text) {
      notices = [...notices, { text, spoken: undefined }];
    },
    silenced() {
      notices = [];
    },
    disturbed() {
      sound = false;
      notices = [];
    },
  };
}
