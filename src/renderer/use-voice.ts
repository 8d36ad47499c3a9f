import type { Pending, ViewTurn } from '../contract/kiosk.ts';
import type { Kiosk } from './bridge/kiosk.ts';
import type { LinkState } from './bridge/link.ts';
import { useKiosk, useKioskState } from './context.tsx';
import type { KioskState } from './store/store.ts';
import type { VoiceState } from './store/voice-state.ts';

/** What keeps a conversation from going on as it should, the gravest first. */
export type VoiceError =
  | { readonly kind: 'connection'; readonly state: Exclude<LinkState, 'connecting' | 'open'> }
  | {
      readonly kind: 'microphone';
      readonly reason: Extract<VoiceState, { kind: 'failed' }>['reason'];
    }
  /** The last request could not be carried out. */
  | { readonly kind: 'refused' };

/** A conversation as a component needs it: what goes on, and what can be done about it. */
export interface VoiceControl {
  readonly connection: LinkState;
  /** The person is listened to, whether or not they are speaking. */
  readonly listening: boolean;
  readonly speaking: boolean;
  /** An answer is being worked out, or carried out. */
  readonly processing: boolean;
  /** What was said, the oldest first. */
  readonly transcripts: readonly ViewTurn[];
  /** The words recognised so far in what is being said; empty between the turns. */
  readonly partial: string;
  /** The change that waits for a yes. */
  readonly pendingConfirmation: Pending | null;
  readonly error: VoiceError | null;
  /** Sound on, microphone on, listening. Call it in a tap's handler: browsers allow sound only there. */
  start: Kiosk['begin'];
  /** Nobody is listened to any more; the conversation goes on by touch. Resolves to false when it could not be done. */
  stop(): Promise<boolean>;
  /** Silences Vaani at once. */
  interrupt(): Promise<boolean>;
  /** Yes or no to the change that waits, by its `proposalId`: to no other. */
  confirm(proposalId: string, yes: boolean): Promise<boolean>;
  /** The conversation is over: everything personal leaves the screen. */
  end(): Promise<boolean>;
}

/**
 * The conversation: all of it, drawn again with every change, or the part that `select` takes, drawn
 * again when that part changes.
 */
export function useVoice(): VoiceControl;
export function useVoice<T>(select: (voice: VoiceControl) => T): T;
export function useVoice<T>(select?: (voice: VoiceControl) => T): T | VoiceControl {
  const kiosk = useKiosk();
  return useKioskState((state) => {
    const voice = voiceOf(state, kiosk);
    return select ? select(voice) : voice;
  });
}

/** One object for one state, so that whoever looks twice sees the same; the actions never change. */
const known = new WeakMap<KioskState, VoiceControl>();
const actionsOf = new WeakMap<
  Kiosk,
  Pick<VoiceControl, 'start' | 'stop' | 'interrupt' | 'confirm' | 'end'>
>();
const noTurns: readonly ViewTurn[] = [];

export function voiceOf(state: KioskState, kiosk: Kiosk): VoiceControl {
  const before = known.get(state);
  if (before) return before;
  const { view, link, partial } = state;
  const status = view?.status ?? 'idle';
  const voice: VoiceControl = {
    ...actions(kiosk),
    connection: link,
    listening: status === 'listening' || status === 'hearing',
    speaking: status === 'speaking',
    processing: status === 'thinking' || status === 'doing',
    transcripts: view?.turns ?? noTurns,
    partial,
    pendingConfirmation: view?.pending ?? null,
    error: errorOf(state),
  };
  known.set(state, voice);
  return voice;
}

function actions(kiosk: Kiosk) {
  const made = actionsOf.get(kiosk) ?? {
    start: kiosk.begin,
    stop: () => kiosk.listen(false),
    interrupt: kiosk.stop,
    confirm: kiosk.confirm,
    end: kiosk.end,
  };
  actionsOf.set(kiosk, made);
  return made;
}

function errorOf({ link, voice, refused }: KioskState): VoiceError | null {
  if (link !== 'open' && link !== 'connecting') return { kind: 'connection', state: link };
  if (voice.kind === 'failed') return { kind: 'microphone', reason: voice.reason };
  return refused ? { kind: 'refused' } : null;
}
