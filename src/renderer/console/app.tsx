import { useStore } from 'zustand';
import { LanguageContext } from '../language-context.ts';
import { ConsoleContext, type ConsoleContextValue } from './context.tsx';
import { DeskProvider } from './desk-provider.tsx';
import { Gate } from './gate.tsx';
import { Shell } from './shell.tsx';

/** The console: its door, and everything behind it. Nothing of the inside is kept while it is locked. */
export function ConsoleApp(context: ConsoleContextValue) {
  const language = useStore(context.store, (state) => state.language);
  const unlocked = useStore(context.store, (state) => state.gate?.unlocked === true);
  return (
    <ConsoleContext value={context}>
      <LanguageContext value={language}>
        <div className="h-full" lang={language} data-testid="console">
          {unlocked ? (
            <DeskProvider>
              <Shell />
            </DeskProvider>
          ) : (
            <Gate />
          )}
        </div>
      </LanguageContext>
    </ConsoleContext>
  );
}
