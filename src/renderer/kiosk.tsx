import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createVoice } from './bridge/audio/voice.ts';
import { connect } from './bridge/connect.ts';
import { createKiosk } from './bridge/kiosk.ts';
import { createTokenStore } from './bridge/resume-token.ts';
import { watchForConsole } from './console/watch.ts';
import { preferredLanguage } from './i18n/languages.ts';
import { createLevelMeter } from './store/levels.ts';
import { createKioskStore } from './store/store.ts';

/** The page that people talk to. */
export function showKiosk(root: HTMLElement): void {
  const connector = connect();
  const store = createKioskStore(preferredLanguage(navigator.languages), connector.audio);
  const levels = createLevelMeter();
  const kiosk = createKiosk({
    connector,
    store,
    levels,
    token: createTokenStore(),
    createVoice,
    hearsPassers: connector.audio === 'device',
  });
  kiosk.start();
  watchForConsole();
  createRoot(root).render(
    <StrictMode>
      <App kiosk={kiosk} store={store} levels={levels} />
    </StrictMode>,
  );
}
