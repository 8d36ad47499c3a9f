import { createContext, use, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../language-context.ts';
import type { ConsoleClient } from './client.ts';
import { type ConsoleText, consoleText } from './i18n/index.ts';
import type { ConsoleStore, ConsoleStoreState } from './store.ts';

/** What every part of the console may reach. */
export interface ConsoleContextValue {
  readonly client: ConsoleClient;
  readonly store: ConsoleStore;
  /** Back to the kiosk's screen. */
  readonly close: () => void;
}

export const ConsoleContext = createContext<ConsoleContextValue | null>(null);

function useConsoleContext(): ConsoleContextValue {
  const value = use(ConsoleContext);
  if (!value) throw new Error('a part of the console is used outside it');
  return value;
}

export const useConsole = (): ConsoleClient => useConsoleContext().client;
export const useClose = (): (() => void) => useConsoleContext().close;

export function useConsoleState<T>(select: (state: ConsoleStoreState) => T): T {
  return useStore(useConsoleContext().store, select);
}

/** The console's texts in its language. */
export const useConsoleText = (): ConsoleText => consoleText(useLanguage());

/** The time in ms since the epoch, fresh this often. */
export function useNow(everyMs = 1_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
