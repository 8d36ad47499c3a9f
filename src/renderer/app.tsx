import { useEffect } from 'react';
import { type KioskContextValue, KioskContext, useKioskState } from './context.tsx';
import { Attract } from './screens/attract.tsx';
import { Conversation } from './screens/conversation.tsx';
import { Problem } from './screens/problem.tsx';
import { screenOf } from './store/derive.ts';

export function App(context: KioskContextValue) {
  return (
    <KioskContext value={context}>
      <Screen />
    </KioskContext>
  );
}

function Screen() {
  const screen = useKioskState(screenOf);
  const language = useKioskState((state) => state.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <div className="h-full" lang={language}>
      {screen === 'attract' && <Attract />}
      {screen === 'conversation' && <Conversation />}
      {screen === 'problem' && <Problem />}
    </div>
  );
}
