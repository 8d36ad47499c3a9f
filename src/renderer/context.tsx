import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Kiosk } from './bridge/kiosk.ts';
import { type Translate, translator } from './i18n/index.ts';
import { useLanguage } from './language-context.ts';
import type { LevelMeter } from './store/levels.ts';
import type { KioskState, KioskStore } from './store/store.ts';

/** What every component may reach: state to read, and the kiosk to ask. */
export interface KioskContextValue {
  readonly kiosk: Kiosk;
  readonly store: KioskStore;
  readonly levels: LevelMeter;
}

export const KioskContext = createContext<KioskContextValue | null>(null);

function useKioskContext(): KioskContextValue {
  const value = use(KioskContext);
  if (!value) throw new Error('a component is used outside the App');
  return value;
}

export const useKiosk = (): Kiosk => useKioskContext().kiosk;
export const useLevels = (): LevelMeter => useKioskContext().levels;

/** Reads a part of the state; the component is drawn again when that part changes. */
export function useKioskState<T>(select: (state: KioskState) => T): T {
  return useStore(useKioskContext().store, select);
}

/** The screen's texts in its language. */
export function useText(): Translate {
  return translator(useLanguage());
}
