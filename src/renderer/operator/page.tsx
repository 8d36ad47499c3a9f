import { useEffect } from 'react';
import { useStore } from 'zustand';
import { LanguageContext, useLanguage } from '../language-context.ts';
import { Desk } from './desk.tsx';
import {
  OperatorContext,
  type OperatorContextValue,
  useOperatorState,
  useOperatorText,
} from './context.tsx';
import { waitingCount } from './derive.ts';
import { SignIn } from './sign-in.tsx';

/** The desk: who is there, who waits for them, and what goes on at the kiosks. */
export function OperatorPage(context: OperatorContextValue) {
  const language = useStore(context.store, (state) => state.language);
  return (
    <OperatorContext value={context}>
      <LanguageContext value={language}>
        <Titled />
      </LanguageContext>
    </OperatorContext>
  );
}

/** The window's title tells of waiting people when another window covers this one. */
function Titled() {
  const text = useOperatorText();
  const language = useLanguage();
  const signedIn = useOperatorState(({ name }) => name !== null);
  const waiting = useOperatorState(({ inbox }) => waitingCount(inbox));
  const title = waiting > 0 ? text('title.waiting', { count: waiting }) : text('title');
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);
  return (
    <div className="h-full" lang={language}>
      {signedIn ? <Desk /> : <SignIn />}
    </div>
  );
}
