import type { Card } from '../../contract/cards.ts';
import type { Pending } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { Receipt } from '../actions/port.ts';
import type { Stages } from './stopwatch.ts';
import type { DialogueState, Understanding } from '../dialogue/port.ts';

/** One answered turn, as the command line prints it, and what it spent its time on. */
export interface TurnRecord {
  readonly turn: number;
  readonly user: string;
  readonly language: Language;
  readonly act: string;
  readonly intent: string | null;
  readonly confidence: number;
  readonly slots: Readonly<Record<string, unknown>>;
  readonly state: {
    readonly intent: string | null;
    readonly slots: Readonly<Record<string, unknown>>;
    readonly asked: string | null;
    readonly focus: Readonly<Record<string, unknown>>;
    /** Intents still to be done. */
    readonly queue: readonly string[];
    readonly rate: number;
    readonly volume: number;
  };
  readonly reply: string;
  readonly cards: readonly Card[];
  readonly pending: Pending | null;
  readonly receipts: readonly Receipt[];
  readonly handover: boolean;
  readonly ms: number;
  readonly stages: Stages;
}

/** What is told of a turn: what was understood, and the state that it left. */
export function recordTurn(
  heard: Understanding,
  state: DialogueState,
  told: Pick<TurnRecord, 'reply' | 'cards' | 'pending' | 'receipts' | 'ms' | 'stages'>,
): TurnRecord {
  const { task, focus, queue, rate, volume } = state;
  return {
    turn: state.turn,
    user: heard.text,
    language: state.language,
    act: heard.act,
    intent: heard.intent,
    confidence: round(heard.confidence),
    slots: Object.fromEntries(
      Object.entries(heard.slots).map(([name, { value }]) => [name, value]),
    ),
    state: {
      intent: task?.intent ?? null,
      slots: task?.slots ?? {},
      asked: task?.asked ?? null,
      focus,
      queue: queue.map(({ intent }) => intent),
      rate,
      volume,
    },
    reply: told.reply,
    cards: told.cards,
    pending: told.pending,
    receipts: told.receipts,
    handover: state.handover,
    ms: round(told.ms),
    stages: {
      understandMs: round(told.stages.understandMs),
      actMs: round(told.stages.actMs),
      wordMs: round(told.stages.wordMs),
    },
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
