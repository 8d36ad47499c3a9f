import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionView } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { LinkState } from '../bridge/link.ts';
import type { Caption } from './caption.ts';
import type { Note } from './notes.ts';
import { shareParts } from './share.ts';
import type { VoiceState } from './voice-state.ts';

/** What the screen knows. Only the bridge writes it; components read it and ask the bridge to act. */
export interface KioskState {
  readonly link: LinkState;
  /** The engine's view, as it came; null until the first session is open. */
  readonly view: SessionView | null;
  /** Words recognised so far in what is being said. */
  readonly partial: string;
  /** Someone tapped to start; the conversation is shown even before its first turn. */
  readonly started: boolean;
  /** The language of the screen's own texts. */
  readonly language: Language;
  /** This page's microphone (`device` when the kiosk has its own). */
  readonly voice: VoiceState;
  /** The person switched listening off. */
  readonly muted: boolean;
  /** The proposal that was just answered by touch, until the engine's next word on it. */
  readonly answered: string | null;
  /** The last request could not be carried out. */
  readonly refused: boolean;
  /** What of the newest answer has been audible; null before anything of it was. */
  readonly caption: Caption | null;
  /** The last turn of Vaani whose speaking is over: its words all stand. */
  readonly toldId: number;
  /** What was told without being asked for, and is still to be seen. */
  readonly notes: readonly Note[];
}

export type KioskStore = StoreApi<KioskState>;

export function createKioskStore(language: Language, audio: 'device' | 'browser'): KioskStore {
  return createStore<KioskState>(() => ({
    link: 'connecting',
    view: null,
    partial: '',
    started: false,
    language,
    voice: audio === 'device' ? { kind: 'device' } : { kind: 'off' },
    muted: false,
    answered: null,
    refused: false,
    caption: null,
    toldId: 0,
    notes: [],
  }));
}

/** Takes in a view: the engine's word is the whole truth, everything else follows from it. */
export function withView(state: KioskState, view: SessionView): Partial<KioskState> {
  const before = state.view;
  const newWords = view.turns.some(
    (turn) => turn.who === 'person' && !before?.turns.some(({ id }) => id === turn.id),
  );
  const listening = view.status === 'listening' || view.status === 'hearing';
  const ended = hasEnded(state, view);
  return {
    view: shareParts(before, view),
    language: view.language,
    partial: newWords || !listening ? '' : state.partial,
    started: ended ? false : state.started,
    muted: ended || view.status !== 'idle' ? false : state.muted,
    answered: view.pending?.proposalId === state.answered ? state.answered : null,
    ...withTold(state, view),
    notes: ended || isAnother(before, view) ? [] : state.notes,
  };
}

const isAnother = (before: SessionView | null, now: SessionView) =>
  before !== null && before.sessionId !== now.sessionId;

/** How far Vaani has come in telling: what was on the screen before this page was is not told again. */
function withTold(
  { view: before, caption, toldId }: KioskState,
  view: SessionView,
): Pick<KioskState, 'caption' | 'toldId'> {
  if (before === null) return { caption: null, toldId: lastOfVaani(view) };
  if (isAnother(before, view) || view.turns.length === 0) return { caption: null, toldId: 0 };
  const audible = ({ status }: SessionView) => status === 'speaking' || status === 'hearing';
  if (!audible(before) || audible(view)) return { caption, toldId };
  return { caption: null, toldId: lastOfVaani(before) };
}

const lastOfVaani = ({ turns }: SessionView) =>
  turns.findLast(({ who }) => who === 'vaani')?.id ?? 0;

/** The conversation is over: it had turns, or was being listened to, and is blank and idle now. */
function hasEnded({ view: before, muted }: KioskState, now: SessionView): boolean {
  if (before === null || now.status !== 'idle' || now.turns.length > 0) return false;
  return before.turns.length > 0 || (before.status !== 'idle' && !muted);
}
