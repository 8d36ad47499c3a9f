import '../contract/jitless.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-devanagari/wght.css';
import '@fontsource-variable/noto-sans-bengali/wght.css';
import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createVoice } from './bridge/audio/voice.ts';
import { connect } from './bridge/connect.ts';
import { createKiosk } from './bridge/kiosk.ts';
import { createTokenStore } from './bridge/resume-token.ts';
import { preferredLanguage } from './i18n/index.ts';
import { createLevelMeter } from './store/levels.ts';
import { createKioskStore } from './store/store.ts';

const connector = connect();
const store = createKioskStore(preferredLanguage(navigator.languages), connector.audio);
const levels = createLevelMeter();
const kiosk = createKiosk({ connector, store, levels, token: createTokenStore(), createVoice });
kiosk.start();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App kiosk={kiosk} store={store} levels={levels} />
    </StrictMode>,
  );
}
