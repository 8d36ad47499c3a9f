import type { Clock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import type { Log } from '../../ops/log.ts';

export interface AudioWatchOptions {
  /** The audio devices connected now, in any form that is equal when they are the same. */
  list(): Promise<unknown>;
  /** Starts the speech process anew: only a fresh one sees what is connected now. */
  reload(): void;
  readonly clock: Clock;
  readonly log: Log;
}

export interface AudioWatch {
  /** Whether microphone and speaker both work. */
  status(ok: boolean): void;
  /** The page was told that a device came or went. */
  devicesChanged(): void;
  stop(): void;
}

/** A device that is plugged in tells of itself several times, ms. */
const settleMs = 1_000;
/** While something is missing it is looked for this often, ms; after a minute less often. */
const lookEveryMs = 2_000;
const lookSlowlyEveryMs = 10_000;
const looksBeforeSlow = 30;
/** Devices that come and go because they are opened (Bluetooth) must not make it start over and over, ms. */
const quietMs = 20_000;
/** The first look waits until the kiosk has started: it costs a second of a core, ms. */
const firstLookMs = 15_000;

/**
 * Lets the kiosk hear and speak again when a microphone or speaker is plugged in, pulled out or changed
 * for another. In Electron the speech process cannot look for devices itself (no child of its own).
 */
export function watchAudio(options: AudioWatchOptions): AudioWatch {
  const { clock, log } = options;
  /** As they were when speech was last started; undefined where that is not known. */
  let known: string | undefined;
  let missing = false;
  let looks = 0;
  let reloadedAt = Number.NEGATIVE_INFINITY;
  let looking = false;
  let stopped = false;
  let cancelLook = () => {};
  let cancelSettle = () => {};
  again(firstLookMs);

  /** Looks once, and acts on what is different. */
  async function look(): Promise<void> {
    if (looking || stopped) return;
    looking = true;
    let now: string | undefined;
    try {
      now = JSON.stringify(await options.list());
    } catch (error) {
      log.warn({ reason: messageOf(error) }, 'the audio devices cannot be listed');
    }
    looking = false;
    if (stopped || now === undefined) return;
    const first = known === undefined;
    // Something is missing and something is there: it may have come before the first look.
    if (known === now || (first && (!missing || now === '[]'))) known = now;
    else if (clock.now() - reloadedAt < quietMs) again(quietMs);
    else {
      known = now;
      reloadedAt = clock.now();
      log.info('the audio devices have changed: speech starts anew');
      options.reload();
    }
  }

  function again(ms: number): void {
    cancelSettle();
    cancelSettle = clock.after(ms, () => void look());
  }

  function search(): void {
    const delay = looks++ < looksBeforeSlow ? lookEveryMs : lookSlowlyEveryMs;
    cancelLook = clock.after(delay, () => {
      void look();
      search();
    });
  }

  return {
    status(ok) {
      if (stopped || ok === !missing) return;
      missing = !ok;
      looks = 0;
      cancelLook();
      if (missing) search();
    },
    devicesChanged: () => again(settleMs),
    stop() {
      stopped = true;
      cancelLook();
      cancelSettle();
    },
  };
}
