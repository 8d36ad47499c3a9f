import './console.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../contract/language.ts';
import { createConsoleClient } from './client.ts';
import { ConsoleApp } from './app.tsx';
import { dialConsole } from './dial.ts';
import { createConsoleStore } from './store.ts';

let shown = false;

/**
 * Opens the console over the kiosk's screen, once. The screen under it stays as it is, out of reach of
 * keys and screen readers, and has the focus back when the console is closed.
 */
export function showConsole(language: Language): void {
  if (shown) return;
  shown = true;
  const before = document.activeElement;
  const page = document.getElementById('root');
  const place = document.createElement('div');
  place.className = 'console-over';
  document.body.append(place);
  page?.setAttribute('inert', '');

  const store = createConsoleStore(language);
  const client = createConsoleClient({ store, dial: () => dialConsole() });
  const root = createRoot(place);
  const closing = new AbortController();
  const touched = () => client.touched();
  // The on-screen keyboard stands beside the console, and its keys are touches as well.
  for (const type of ['pointerdown', 'keydown'] as const) {
    window.addEventListener(type, touched, { capture: true, signal: closing.signal });
  }
  const close = () => {
    if (!shown) return;
    shown = false;
    closing.abort();
    client.dispose();
    root.unmount();
    place.remove();
    page?.removeAttribute('inert');
    if (before instanceof HTMLElement) before.focus();
  };
  client.start();
  root.render(
    <StrictMode>
      <ConsoleApp client={client} store={store} close={close} />
    </StrictMode>,
  );
}
