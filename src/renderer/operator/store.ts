import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '../../contract/language.ts';
import type { Inbox } from '../../contract/operator.ts';
import type { LinkState } from '../bridge/link.ts';

/** Why a request about somebody could not be carried out. `over`: it had ended · `taken`: a colleague has it. */
export type Failure = 'over' | 'taken' | 'failed';

/** What the desk knows. Only the bridge writes it. */
export interface OperatorState {
  /** Who is at the desk; null until they have said. */
  readonly name: string | null;
  readonly language: Language;
  readonly link: LinkState;
  /** As the engine sent it last; null until the desk was open once. */
  readonly inbox: Inbox | null;
  /** Escalations a request is on its way for. */
  readonly busy: ReadonlySet<string>;
  /** What went wrong with the last request about an escalation, by its id. */
  readonly failures: ReadonlyMap<string, Failure>;
}

export type OperatorStore = StoreApi<OperatorState>;

export function createOperatorStore(language: Language): OperatorStore {
  return createStore<OperatorState>(() => ({
    name: null,
    language,
    link: 'connecting',
    inbox: null,
    busy: new Set(),
    failures: new Map(),
  }));
}
