import type { Clock } from '../kernel/clock.ts';

/** Without a sign of life for this long, ms, the person is asked whether they are still there. */
export const askAfterMs = 30_000;
/** And for this long, they have left: goodbye, and the next one must find nothing of them. */
export const endAfterMs = 60_000;
/** Whoever waits for a person of the shop is quiet because of that: they are asked only after this long, ms. */
export const askWaitingAfterMs = 3 * 60_000;
/** No answer takes longer than this, ms, to be worked out and spoken: one that seems to is lost, and keeps nobody's screen open. */
export const longestAnswerMs = 2 * 60_000;
/** After a goodbye the screen stays readable this long, ms. */
export const goodbyeMs = 8_000;

/**
 * Notices that a person has gone. It does nothing until somebody has shown that they are there, and
 * every sign of life begins its time anew.
 */
export interface Idle {
  /** The person spoke, typed or touched something. */
  person(): void;
  /** An answer began or ended: as good as a sign of life, but for what was asked because there is none. */
  answer(): void;
  /** The person said goodbye. */
  leaving(): void;
  /** The conversation is over; nobody is there. */
  stop(): void;
  /** When the conversation of whoever was asked and says nothing ends, ms since the epoch; null for everybody else. */
  readonly endsAt: number | null;
}

/** See `askAfterMs` and `endAfterMs`. */
export interface IdleTimes {
  readonly askAfterMs: number;
  readonly endAfterMs: number;
}

export interface IdleOptions {
  readonly clock: Clock;
  /** When they are asked, and when they have left, ms after the last sign of life; the usual times, where left out. */
  readonly times?: (() => IdleTimes) | undefined;
  /** Whether an answer is being worked out or spoken, or the person is speaking: then nobody is asked. */
  readonly busy: () => boolean;
  /** Whether somebody of the shop was asked for and may still come. */
  readonly waiting: () => boolean;
  /** Asks whether they are still there. */
  readonly onQuiet: () => void;
  /** Ends the conversation. `how`: they went without a word, or after their goodbye. */
  readonly onGone: (how: 'without a word' | 'goodbye') => void;
}

/** absent: nobody is there · present · asked: whether they are still there · leaving: they said goodbye. */
type Stage = 'absent' | 'present' | 'asked' | 'leaving';

export function createIdle(options: IdleOptions): Idle {
  const { clock, busy, waiting, onQuiet, onGone } = options;
  const times = options.times ?? (() => ({ askAfterMs, endAfterMs }));
  /** How long whoever was asked has for an answer, as it was when they were asked. */
  let answerMs = 0;
  let stage: Stage = 'absent';
  /** When the present stage was entered by a sign of life. */
  let since = 0;
  let cancel = () => {};

  function enter(next: Stage): void {
    cancel();
    stage = next;
    since = clock.now();
    cancel = timers[next]();
  }

  /** Waits for this long, and from its beginning again while something goes on. */
  function after(ms: number, then: () => void): () => void {
    return clock.after(ms, () => {
      if (busy() && clock.now() - since < longestAnswerMs) cancel = timers[stage]();
      else then();
    });
  }

  const timers: Readonly<Record<Stage, () => () => void>> = {
    absent: () => () => {},
    present: () => quietAfter(times().askAfterMs),
    asked() {
      const { askAfterMs: ask, endAfterMs: end } = times();
      answerMs = end - ask;
      return clock.after(answerMs, () => {
        enter('absent');
        onGone('without a word');
      });
    },
    leaving: () =>
      after(goodbyeMs, () => {
        enter('absent');
        onGone('goodbye');
      }),
  };

  /** Whether somebody is waited for is looked at when the time is over: it may have been so only for a part of it. */
  function quietAfter(ms: number, quietMs = ms): () => void {
    return after(ms, () => {
      if (waiting() && quietMs < askWaitingAfterMs) {
        cancel = quietAfter(askWaitingAfterMs - quietMs, askWaitingAfterMs);
        return;
      }
      enter('asked');
      onQuiet();
    });
  }

  return {
    person: () => enter('present'),
    answer() {
      if (stage === 'present' || stage === 'leaving') enter(stage);
    },
    leaving: () => enter('leaving'),
    stop: () => enter('absent'),
    get endsAt() {
      return stage === 'asked' ? since + answerMs : null;
    },
  };
}
