import type { SessionView } from '../../contract/kiosk.ts';
import type { KioskState } from './store.ts';

/** What the person should understand of Vaani at a glance. */
export type Presence =
  | 'listening'
  | 'hearing'
  | 'thinking'
  | 'doing'
  | 'speaking'
  | 'confirm'
  | 'muted'
  | 'typing';

export type Screen = 'attract' | 'conversation' | 'problem';

/** Which screen to show. A dropped line keeps the conversation on the screen as long as there is hope. */
export function screenOf(state: KioskState): Screen {
  if (state.link === 'refused' || state.link === 'mismatch') return 'problem';
  if (state.link === 'unreachable') return 'problem';
  const { view } = state;
  if (view && (state.started || view.turns.length > 0 || view.pending)) return 'conversation';
  return 'attract';
}

/** Can the person be heard: by this page's microphone, or the kiosk's own, and in this language? */
export function canHear(state: KioskState): boolean {
  if (!state.view?.voice.hears) return false;
  return state.voice.kind === 'device' || state.voice.kind === 'on';
}

export function presenceOf(view: SessionView, heard: boolean): Presence {
  switch (view.status) {
    case 'hearing':
    case 'thinking':
    case 'doing':
    case 'speaking':
      return view.status;
    case 'listening':
    case 'idle':
      if (view.pending) return 'confirm';
      if (!heard) return 'typing';
      return view.status === 'idle' ? 'muted' : 'listening';
  }
}

/**
 * Seconds left to answer, or null when it cannot be told: a clock that is wrong by more than the
 * longest sensible wait would count nonsense.
 */
export function secondsLeft(expiresAt: string, nowMs: number): number | null {
  const left = (Date.parse(expiresAt) - nowMs) / 1000;
  if (!Number.isFinite(left) || left > longestWaitSeconds || left < -longestWaitSeconds)
    return null;
  return Math.max(0, Math.ceil(left));
}
const longestWaitSeconds = 600;

/** Downloads that are not done, as one figure from 0 to 1; null when there is nothing to show. */
export function downloadProgress(models: SessionView['models']): number | null {
  const busy = models.filter(({ state }) => state !== 'installed' && state !== 'failed');
  if (busy.length === 0) return null;
  const total = busy.reduce((sum, { totalBytes }) => sum + totalBytes, 0);
  const bytes = busy.reduce((sum, model) => sum + model.bytes, 0);
  return total === 0 ? 0 : Math.min(1, bytes / total);
}
