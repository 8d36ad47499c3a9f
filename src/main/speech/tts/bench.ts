import type { Language } from '../../../contract/language.ts';
import type { Clock } from '../../kernel/clock.ts';
import { naturalPatience, speakInTime } from './patience.ts';
import type { Voice } from './port.ts';

/** Where voices wait that failed, until they have shown that they speak again. */
export interface Bench {
  has(voice: Voice): boolean;
  /** Why each of them is here. */
  readonly reasons: readonly string[];
  /** Leaves a voice out. After a rest it is tried on one word that nobody hears. */
  send(voice: Voice, reason: string): void;
  /** Ends the waiting; nobody comes back any more. */
  close(): void;
}

/** The first rest of a voice, ms; each further one is twice as long, so that a voice that often fails is seldom heard. */
const firstRestMs = 60_000;
const longestRestMs = 30 * 60_000;
const trial: Readonly<Record<Language, string>> = { en: 'one', hi: 'एक', bn: 'এক', mr: 'एक' };

/** `onChange`: somebody came back. */
export function createBench(clock: Clock, onChange: () => void): Bench {
  const waiting = new Map<Voice, { readonly reason: string; cancel: () => void }>();
  const rests = new Map<Voice, number>();

  function rest(voice: Voice): void {
    const times = rests.get(voice) ?? 0;
    rests.set(voice, times + 1);
    const entry = waiting.get(voice);
    if (!entry) return;
    const ms = Math.min(longestRestMs, firstRestMs * 2 ** times);
    entry.cancel = clock.after(ms, () => void tryAgain(voice));
  }

  async function tryAgain(voice: Voice): Promise<void> {
    const language = voice.languages[0] ?? 'en';
    let sounded = false;
    const request = {
      text: trial[language],
      language,
      rate: 1,
      signal: new AbortController().signal,
      onAudio: () => {
        sounded = true;
      },
    };
    const { kind } = await speakInTime(voice, request, naturalPatience, clock);
    if (!waiting.has(voice)) return;
    if (kind !== 'done' || !sounded) return rest(voice);
    waiting.delete(voice);
    onChange();
  }

  return {
    has: (voice) => waiting.has(voice),
    get reasons() {
      return [...waiting.values()].map(({ reason }) => reason);
    },
    send(voice, reason) {
      if (waiting.has(voice)) return;
      waiting.set(voice, { reason, cancel: () => {} });
      rest(voice);
    },
    close() {
      for (const { cancel } of waiting.values()) cancel();
      waiting.clear();
    },
  };
}
