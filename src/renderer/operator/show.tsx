import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createTokenStore } from '../bridge/resume-token.ts';
import { openWebSocket } from '../bridge/websocket.ts';
import { preferredLanguage } from '../i18n/languages.ts';
import { operatorSocketUrl } from './address.ts';
import { createOperator } from './operator.ts';
import { OperatorPage } from './page.tsx';
import { createOperatorStore } from './store.ts';

/** The page of the people who work here. */
export function showOperatorPage(root: HTMLElement): void {
  const store = createOperatorStore(preferredLanguage(navigator.languages));
  const operator = createOperator({
    store,
    memory: createTokenStore(() => sessionStorage, 'vaani.operator'),
    dial: () => openWebSocket({ url: operatorSocketUrl(location), pageUrl: location.href }),
  });
  operator.resume();
  createRoot(root).render(
    <StrictMode>
      <OperatorPage operator={operator} store={store} />
    </StrictMode>,
  );
}
