import { aliveEveryMs, bridgeChannels } from '../contract/bridge.ts';
import type { IpcRendererLike } from './bridge.ts';

/** The parts of the page's globals used here; the preload shares the page's document. */
export interface PageGlobals {
  readonly document: {
    getElementById(id: string): { readonly childElementCount: number } | null;
  };
  readonly navigator: {
    readonly mediaDevices?: { addEventListener(event: 'devicechange', listener: () => void): void };
  };
  setInterval(callback: () => void, ms: number): unknown;
}

/**
 * Tells the main process, over and over, that the page runs and whether there is anything on it, and
 * that an audio device came or went. It needs nothing of the page's own code: a page whose code never
 * ran, or fell over and left an empty screen, is told apart from a healthy one.
 */
export function startPulse(ipc: Pick<IpcRendererLike, 'send'>, page: PageGlobals): void {
  page.setInterval(() => {
    const root = page.document.getElementById('root');
    ipc.send(bridgeChannels.alive, root !== null && root.childElementCount > 0);
  }, aliveEveryMs);
  page.navigator.mediaDevices?.addEventListener('devicechange', () =>
    ipc.send(bridgeChannels.devices),
  );
}
