import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage } from '../language-context.ts';
import { OperatorContext, type OperatorContextValue } from '../operator/context.tsx';
import { createOperator } from '../operator/operator.ts';
import { createOperatorStore } from '../operator/store.ts';
import { useConsole } from './context.tsx';

/** Who is at the desk stays at it when another section is looked at, until the console is locked. */
export function DeskProvider({ children }: { children: ReactNode }) {
  const client = useConsole();
  const language = useLanguage();
  const [desk] = useState((): OperatorContextValue => {
    const store = createOperatorStore(language);
    const forgetful = { read: () => undefined, write: () => {}, forget: () => {} };
    const operator = createOperator({ store, memory: forgetful, dial: () => client.dialDesk() });
    return { operator, store };
  });
  useEffect(() => desk.operator.language(language), [desk, language]);
  useEffect(() => () => desk.operator.signOut(), [desk]);
  return <OperatorContext value={desk}>{children}</OperatorContext>;
}
