import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsoleState as Gate } from '../../contract/console.ts';
import type { Language } from '../../contract/language.ts';
import type { LinkState } from '../bridge/link.ts';

/** Why the console is closed again after it was open. */
export type LockedWhy = 'idle' | 'asked' | 'pin' | 'line';

/** What the console knows for all of its sections. Only the client writes it. */
export interface ConsoleStoreState {
  readonly language: Language;
  readonly link: LinkState;
  /** Whether it is open; null while the engine was not asked yet, or cannot be. */
  readonly gate: Gate | null;
  /** Wrong PINs are looked at again from then on, ms since the epoch; null: at once. */
  readonly waitUntil: number | null;
  /** A PIN is being looked at. */
  readonly trying: boolean;
  /** What came of the last PIN; null before the first, and when the connection is new. */
  readonly tried: 'wrong' | 'failed' | null;
  readonly lockedWhy: LockedWhy | null;
  /** When the console locks itself if nobody does anything, ms since the epoch. */
  readonly locksAt: number;
}

export type ConsoleStore = StoreApi<ConsoleStoreState>;

export function createConsoleStore(language: Language): ConsoleStore {
  return createStore<ConsoleStoreState>(() => ({
    language,
    link: 'connecting',
    gate: null,
    waitUntil: null,
    trying: false,
    tried: null,
    lockedWhy: null,
    locksAt: 0,
  }));
}
