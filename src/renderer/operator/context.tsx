import { createContext, use, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../language-context.ts';
import { type OperatorText, operatorTexts } from './i18n/index.ts';
import type { Operator } from './operator.ts';
import type { OperatorState, OperatorStore } from './store.ts';

/** What every part of the desk may reach. */
export interface OperatorContextValue {
  readonly operator: Operator;
  readonly store: OperatorStore;
}

export const OperatorContext = createContext<OperatorContextValue | null>(null);

function useOperatorContext(): OperatorContextValue {
  const value = use(OperatorContext);
  if (!value) throw new Error('a part of the desk is used outside it');
  return value;
}

export const useOperator = (): Operator => useOperatorContext().operator;

export function useOperatorState<T>(select: (state: OperatorState) => T): T {
  return useStore(useOperatorContext().store, select);
}

/** The desk's texts in its language. */
export const useOperatorText = (): OperatorText => operatorTexts(useLanguage());

const tickMs = 10_000;

/** The time in ms, fresh every 10 s: often enough for minutes. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
