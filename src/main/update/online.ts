import type { Clock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import { requireSignedOffer } from './feed.ts';
import type { TrustedKey } from './keys.ts';
import type { OnlineUpdates } from './port.ts';
import type { UpdateStore } from './state.ts';
import { compareVersions, newest } from './version.ts';

export interface OnlineScheduleOptions {
  readonly online: OnlineUpdates;
  readonly store: UpdateStore;
  readonly keys: readonly TrustedKey[];
  readonly running: string;
  /** The folder with the feed; null: no updates over the network. Asked anew every time. */
  url(): string | null;
  /** Somebody is in a conversation. */
  isBusy(): boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export type OnlineState =
  | { readonly kind: 'off'; readonly why: string | null }
  | { readonly kind: 'waiting'; readonly lastProblem: string | null }
  | { readonly kind: 'checking' }
  | { readonly kind: 'downloading'; readonly version: string }
  /** Downloaded: installed as soon as nobody has been here for a while. */
  | { readonly kind: 'ready'; readonly version: string };

export interface OnlineSchedule {
  state(): OnlineState;
  /** Asks the feed now, whatever the time is. Resolves when it was asked, and what it offered downloaded. */
  checkNow(): Promise<void>;
  close(): void;
}

/** One look at the clock, ms. */
export const tickMs = 60_000;
/** Nobody has been here for so long: the kiosk is not needed just now, ms. */
export const quietMs = 10 * 60_000;
/** At night less is enough, ms. */
const quietAtNightMs = 2 * 60_000;
/** The night, in hours of the kiosk's own time. */
const night = { from: 1, to: 5 } as const;
/** Asked once in this time at night, ms; by day only when a night was missed. */
const atNightEveryMs = 12 * 3_600_000;
const byDayEveryMs = 26 * 3_600_000;
/** After something went wrong it is left alone for this long, ms. */
const afterProblemMs = 2 * 3_600_000;

/**
 * Asks for updates at night, or by day when nobody has been here for a while and the night was missed;
 * downloads them in the background, and installs them only when nobody is here.
 */
export function createOnlineSchedule(options: OnlineScheduleOptions): OnlineSchedule {
  const { online, clock, log } = options;
  const abort = new AbortController();
  let state: OnlineState = { kind: 'waiting', lastProblem: null };
  let quietSince = clock.now();
  let checkedAt: number | null = null;
  let problemAt: number | null = null;
  let cancel = clock.after(tickMs, tick);

  function tick(): void {
    if (abort.signal.aborted) return;
    cancel = clock.after(tickMs, tick);
    const now = clock.now();
    if (options.isBusy()) quietSince = now;
    const hour = new Date(now).getHours();
    const atNight = hour >= night.from && hour < night.to;
    // A clock that was put back must not stop everything until it has caught up.
    quietSince = Math.min(quietSince, now);
    const quiet = now - quietSince >= (atNight ? quietAtNightMs : quietMs);
    if (!quiet) return;
    if (state.kind === 'ready') return void install(state.version);
    if (state.kind !== 'waiting' || options.url() === null) return;
    if (problemAt !== null && Math.abs(now - problemAt) < afterProblemMs) return;
    const since = checkedAt === null ? Infinity : Math.abs(now - checkedAt);
    if (since >= (atNight ? atNightEveryMs : byDayEveryMs)) void checkNow();
  }

  async function checkNow(): Promise<void> {
    const url = options.url();
    if (url === null || state.kind !== 'waiting' || online.unsupported !== null) return;
    state = { kind: 'checking' };
    try {
      const offer = await online.check(url);
      checkedAt = clock.now();
      if (!offer || abort.signal.aborted)
        return void (state = { kind: 'waiting', lastProblem: null });
      requireSignedOffer(offer, options.keys);
      requireNewer(offer.version);
      state = { kind: 'downloading', version: offer.version };
      log.info({ version: offer.version }, 'an update is being downloaded');
      await online.download(abort.signal);
      state = { kind: 'ready', version: offer.version };
      log.info(
        { version: offer.version },
        'an update is downloaded and waits until nobody is here',
      );
    } catch (error) {
      failed(error);
    }
  }

  async function install(version: string): Promise<void> {
    // Between the look and now somebody may have come.
    if (options.isBusy()) return;
    state = { kind: 'checking' };
    log.info({ version }, 'the update is installed');
    await online.install().catch(failed);
  }

  function failed(error: unknown): void {
    problemAt = clock.now();
    state = { kind: 'waiting', lastProblem: messageOf(error) };
    log.warn({ reason: messageOf(error) }, 'an update over the network was not taken');
  }

  function requireNewer(version: string): void {
    const { highest, failed: tried } = options.store.read();
    const floor = newest([options.running, highest]);
    if (floor !== null && compareVersions(version, floor) <= 0)
      throw new Error(`the feed offers ${version}, and ${floor} ran here`);
    if (tried.includes(version)) throw new Error(`version ${version} was taken back here before`);
  }

  return {
    state() {
      if (online.unsupported !== null) return { kind: 'off', why: online.unsupported };
      return options.url() === null ? { kind: 'off', why: null } : state;
    },
    checkNow,
    close() {
      abort.abort();
      cancel();
    },
  };
}
