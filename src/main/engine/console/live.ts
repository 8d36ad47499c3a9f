import type { Live, LiveSeat } from '../../../contract/console.ts';
import type { Inbox, SeatSummary } from '../../../contract/operator.ts';
import { createEmitter } from '../../kernel/emitter.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { SpeechClient } from '../../speech/index.ts';
import type { Seat } from '../seat.ts';
import type { OpenTrade } from '../trades.ts';

/** Views change many times a second while somebody talks; a console sees them at most so often, ms. */
export const liveEveryMs = 250;

/** What goes on at the seats. */
export interface LiveBoard {
  read(): Live;
  /** Something may have changed. */
  changed(): void;
  /** While somebody listens, told at most four times a second. */
  onChange(listener: (live: Live) => void): () => void;
  close(): void;
}

export interface LiveOptions {
  readonly version: string;
  readonly trades: readonly OpenTrade[];
  readonly seats: () => readonly Seat[];
  /** The seats in the same order, as operators see them. */
  readonly inbox: () => Pick<Inbox, 'seats' | 'outbox'>;
  readonly speech: SpeechClient;
  readonly clock: Clock;
}

export function createLiveBoard(options: LiveOptions): LiveBoard {
  const { trades, speech, clock } = options;
  const emitter = createEmitter<{ change: Live }>();
  const begunAt = clock.now();
  let listeners = 0;
  let cancel: (() => void) | undefined;
  /** When it was told last. */
  let toldAt = Number.NEGATIVE_INFINITY;

  function read(): Live {
    const { seats: summaries, outbox } = options.inbox();
    return {
      version: options.version,
      uptimeMs: Math.round(clock.now() - begunAt),
      memoryBytes: process.memoryUsage.rss(),
      packs: trades.map(({ trade }) => ({
        id: trade.pack.id,
        title: trade.wording.en.label('pack.title'),
      })),
      seats: options.seats().flatMap((seat, at) => {
        const summary = summaries[at];
        return summary ? [liveSeat(seat, summary)] : [];
      }),
      outbox: outbox.waiting,
      speech: { up: speech.up, microphone: speech.up ? speech.status().microphone : null },
    };
  }

  function tell(): void {
    cancel = undefined;
    toldAt = clock.now();
    emitter.emit('change', read());
  }

  return {
    read,
    changed() {
      if (listeners === 0) return;
      cancel ??= clock.after(Math.max(0, toldAt + liveEveryMs - clock.now()), tell);
    },
    onChange(listener) {
      listeners += 1;
      const off = emitter.on('change', listener);
      let there = true;
      return () => {
        if (there) listeners -= 1;
        there = false;
        off();
      };
    },
    close: () => cancel?.(),
  };
}

/** Of what a person said nothing is shown but that they said it. */
function liveSeat(seat: Seat, summary: SeatSummary): LiveSeat {
  const view = seat.view();
  const { state, trade } = seat.session;
  const { task } = state;
  const names = task ? (trade.pack.intents[task.intent]?.slots ?? []) : [];
  return {
    ...summary,
    status: view.status,
    agent: view.status === 'doing' || state.pending !== null ? 'action' : 'voice',
    task: task && {
      intent: task.intent,
      slots: names.map((name) => ({
        name,
        given: (task.slots[name] ?? null) !== null,
        asked: task.asked === name,
      })),
    },
    pending: state.pending !== null,
    later: state.queue.length,
    waiting: view.waiting ?? null,
  };
}
