import type { BrowserWindow, Rectangle, Screen } from 'electron';
import type { Clock } from '../../kernel/clock.ts';
import type { Log } from '../../ops/log.ts';

export interface DisplayOptions {
  readonly screen: Pick<Screen, 'on' | 'getPrimaryDisplay'>;
  readonly window: Pick<BrowserWindow, 'isDestroyed' | 'getBounds' | 'setBounds' | 'setKiosk'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A screen that is plugged in tells of itself several times, ms. */
const settleMs = 500;

/**
 * Keeps the kiosk's window on the whole of the primary screen, whatever is plugged in, pulled out, turned
 * or given another resolution. Where the compositor decides (cage), it finds everything in place already.
 */
export function stayOnPrimary({ screen, window, clock, log }: DisplayOptions): void {
  let cancel = () => {};
  const soon = () => {
    cancel();
    cancel = clock.after(settleMs, place);
  };

  function place(): void {
    if (window.isDestroyed()) return;
    const { bounds } = screen.getPrimaryDisplay();
    // Without any screen there is nowhere to go; one that comes back says so.
    if (bounds.width === 0 || bounds.height === 0 || same(bounds, window.getBounds())) return;
    log.info({ width: bounds.width, height: bounds.height }, 'the window moves to its screen');
    // A window that fills a screen cannot be moved.
    window.setKiosk(false);
    window.setBounds(bounds);
    window.setKiosk(true);
  }

  screen.on('display-added', soon);
  screen.on('display-removed', soon);
  screen.on('display-metrics-changed', soon);
}

function same(one: Rectangle, other: Rectangle): boolean {
  const { x, y, width, height } = one;
  return other.x === x && other.y === y && other.width === width && other.height === height;
}
