import type { Clock } from '../../kernel/clock.ts';
import { type Kept, keyOf } from './kept.ts';
import type { Sentence, Voice } from './port.ts';
import type { Works } from './works.ts';

/** Makes sentences that nobody waits for yet, while nothing else is being made. */
export interface Background {
  /** The first sentence of what may be said next. Dropped when the signal fires before it is begun. */
  prepare(sentence: Sentence, signal: AbortSignal): void;
  /** Sentences that are said often, to be kept; after everything else. */
  prerender(sentences: readonly Sentence[]): void;
  /** Something may be made now. */
  look(): void;
  close(): void;
}

export interface BackgroundOptions {
  readonly clock: Clock;
  readonly works: Works;
  readonly kept: Kept;
  /** The voice that would say it now, if it is one that makes sentences early. */
  readonly voiceFor: (sentence: Sentence) => Voice | undefined;
}

/** Sentences that wait to be pre-rendered at most. */
const maxWaiting = 4_000;
/** First sentences that wait at most: one for each channel. */
const maxPrepared = 16;
/** Nobody may have waited for a sentence for this long, ms, before one is pre-rendered. */
const quietMs = 2_000;
/** After each, as long as it took and this, ms: a core is for everybody. */
const restMs = 50;
/** A voice that was left out may be back after this, ms. */
const tryAgainMs = 60_000;
/** A voice that needs longer for a sentence has hung, ms. */
const stuckMs = 30_000;

const idOf = ({ language, text }: Sentence) => JSON.stringify([language, text]);

export function createBackground({ clock, works, kept, voiceFor }: BackgroundOptions): Background {
  let prepared: { readonly sentence: Sentence; readonly signal: AbortSignal }[] = [];
  const common = new Map<string, Sentence>();
  let busy = false;
  let restUntil = Number.NEGATIVE_INFINITY;
  let cancel = () => {};
  let closed = false;

  function look(): void {
    if (busy || closed || !works.idle) return;
    cancel();
    prepared = prepared.filter(({ signal }) => !signal.aborted);
    const next = prepared.shift();
    if (next) return void make(next.sentence, false);
    const [first] = common;
    if (!first) return;
    const waitMs = Math.max(restUntil, works.wantedAt + quietMs) - clock.now();
    if (waitMs > 0) cancel = clock.after(waitMs, look);
    else {
      common.delete(first[0]);
      void make(first[1], true);
    }
  }

  async function make(sentence: Sentence, keep: boolean): Promise<void> {
    busy = true;
    try {
      await attempt(sentence, keep);
    } finally {
      busy = false;
      look();
    }
  }

  async function attempt(sentence: Sentence, keep: boolean): Promise<void> {
    const voice = voiceFor(sentence);
    if (keep && !kept.roomToKeep) return common.clear();
    if (!voice) {
      // It is left out for a while.
      if (keep) later(sentence);
      return;
    }
    const key = keyOf(voice, sentence);
    if (keep ? kept.keeps(key) : kept.has(key)) return;
    const before = keep ? await kept.get(key) : undefined;
    if (before) return void (await kept.keep(key, before));
    const begunAt = clock.now();
    const giveUp = clock.after(stuckMs, () => works.abandon(voice));
    const made = await works.make(voice, sentence);
    giveUp();
    restUntil = clock.now() * 2 - begunAt + restMs;
    if (keep && made) await kept.keep(key, made);
  }

  function later(sentence: Sentence): void {
    common.set(idOf(sentence), sentence);
    restUntil = clock.now() + tryAgainMs;
  }

  return {
    prepare(sentence, signal) {
      prepared = [...prepared, { sentence, signal }].slice(-maxPrepared);
      look();
    },
    prerender(sentences) {
      for (const sentence of sentences) {
        if (common.size >= maxWaiting) break;
        common.set(idOf(sentence), sentence);
      }
      look();
    },
    look,
    close() {
      closed = true;
      cancel();
      prepared = [];
      common.clear();
    },
  };
}
