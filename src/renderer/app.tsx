import { useEffect } from 'react';
import { useStore } from 'zustand';
import { type KioskContextValue, KioskContext, useKioskState } from './context.tsx';
import { LanguageContext, useLanguage } from './language-context.ts';
import { Accessibility } from './components/accessibility/accessibility.tsx';
import { ScreenKeyboard } from './components/keyboard/screen-keyboard.tsx';
import { Attract } from './screens/attract.tsx';
import { Conversation } from './screens/conversation.tsx';
import { Problem } from './screens/problem.tsx';
import { screenOf } from './store/derive.ts';

export function App(context: KioskContextValue) {
  const language = useStore(context.store, (state) => state.language);
  return (
    <KioskContext value={context}>
      <LanguageContext value={language}>
        <Screen />
        <Accessibility />
        <ScreenKeyboard />
      </LanguageContext>
    </KioskContext>
  );
}

function Screen() {
  const screen = useKioskState(screenOf);
  const language = useLanguage();
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
