import type { Access } from './access.ts';
import { noAccessPage, noOperatorPage } from './pages.ts';

/**
 * A way in: the kiosk's page, or the operators'. Each has links, cookies and sockets of its own; what
 * opens one does not open the other.
 */
export interface Door {
  readonly name: 'kiosk' | 'operator';
  /** Where its page is. */
  readonly path: '/' | '/operator';
  /** Where the page asks for a link for one more browser. */
  readonly linksPath: '/api/links' | '/api/operator-links';
  readonly access: Access;
  /** For a browser that may not come in here. */
  readonly refusal: string;
}

export function kioskDoor(access: Access): Door {
  return {
    name: 'kiosk',
    path: '/',
    linksPath: '/api/links',
    access,
    refusal: noAccessPage,
  };
}

export function operatorDoor(access: Access): Door {
  return {
    name: 'operator',
    path: '/operator',
    linksPath: '/api/operator-links',
    access,
    refusal: noOperatorPage,
  };
}

/** Browsers share cookies between ports of one host: the port in the name keeps two kiosks apart. */
export function cookieName(door: Door, port: number): string {
  return door.name === 'kiosk' ? `vaani-${port}` : `vaani-${door.name}-${port}`;
}
