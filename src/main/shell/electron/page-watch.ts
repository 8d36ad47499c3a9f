import type { Clock } from '../../kernel/clock.ts';

/** Why a page is loaded again. */
export type PageTrouble = 'crashed' | 'hung' | 'blank' | 'not loaded';

export interface PageWatchOptions {
  readonly clock: Clock;
  /** Loads the page (again). */
  load(trouble: PageTrouble): void;
  /** Ends the process of a page that does not answer any more; `crashed` is to be called when it is gone. */
  end(trouble: PageTrouble): void;
  /** It has been loaded again too often: starting the whole kiosk anew is what is left. */
  giveUp(trouble: PageTrouble): void;
}

export interface PageWatch {
  /** A page has been loaded so far that it can say so; what was said before came from the one before it. */
  loaded(): void;
  /** The page says that it runs; `shown`: there is something on it. */
  alive(shown: boolean): void;
  /** Its process is gone. */
  crashed(): void;
  /** It could not be loaded. */
  failed(): void;
  /** The browser itself says that it does not react. */
  unresponsive(): void;
  stop(): void;
}

/** How often it is looked whether the page still speaks, ms. */
const lookEveryMs = 250;
/** A page that ran says so four times a second; silent for this long it hangs, ms. Doubled, see below. */
const hungAfterMs = 1_200;
const longestHungAfterMs = 20_000;
/** A page that showed something and shows nothing for this long has fallen over, ms. */
const blankAfterMs = 400;
/** A page that is being loaded may be empty for this long, ms: a cold start on a slow disk. */
const loadWithinMs = 15_000;
/** A load that failed is tried again after this, ms. */
const retryAfterMs = 500;
/** A process that was told to end and has not said so is no longer waited for, ms. */
const endWithinMs = 1_000;
/** Reloads within a minute; one more, and the kiosk starts anew. */
const maxReloads = 5;
const minuteMs = 60_000;

/**
 * Notices that the page is dead, whatever it died of, soon enough to be back within two seconds. Each
 * page that hung makes it twice as patient for a minute: on a machine that is only slow, loading pages
 * again helps nobody.
 */
export function createPageWatch(options: PageWatchOptions): PageWatch {
  const { clock } = options;
  let reloads: readonly number[] = [];
  let hangs: readonly number[] = [];
  /** loading: nothing to be seen yet · shown: all is well · ending: its process has been told to end · over: given up. */
  let state: 'loading' | 'shown' | 'ending' | 'over' = 'loading';
  /** Since when it is in this state. */
  let since = clock.now();
  /** Whether what is said comes from the page of the last load. */
  let heard = false;
  let lastSign = since;
  /** Since when a page that showed something shows nothing. */
  let blankSince: number | undefined;
  let trouble: PageTrouble = 'not loaded';
  let lastLook = since;
  let cancelLook = () => {};
  let cancelRetry = () => {};
  look();

  function look(): void {
    const now = clock.now();
    // Whoever slept, or was held up, did not listen meanwhile: it cannot say that nobody spoke.
    if (now - lastLook > 3 * lookEveryMs) {
      lastSign = now;
      if (blankSince !== undefined) blankSince = now;
    }
    lastLook = now;
    cancelLook = clock.after(lookEveryMs, look);
    judge(now);
  }

  function judge(now: number): void {
    if (state === 'loading' && now - since > loadWithinMs) again('not loaded', 'end');
    else if (state === 'ending' && now - since > endWithinMs) load();
    else if (state === 'shown') {
      const isBlank = blankSince !== undefined && now - blankSince >= blankAfterMs;
      if (isBlank) again('blank', 'load');
      else if (now - lastSign > patience(now)) hung(now);
    }
  }

  function hung(now: number): void {
    hangs = [...hangs, now];
    again('hung', 'end');
  }

  function patience(now: number): number {
    hangs = hangs.filter((at) => now - at < minuteMs);
    return Math.min(longestHungAfterMs, hungAfterMs * 2 ** hangs.length);
  }

  function enter(next: typeof state): void {
    state = next;
    since = clock.now();
    heard = false;
    blankSince = undefined;
  }

  function load(): void {
    enter('loading');
    options.load(trouble);
  }

  function again(why: PageTrouble, how: 'load' | 'end' | 'later'): void {
    cancelRetry();
    trouble = why;
    const now = clock.now();
    reloads = [...reloads.filter((at) => now - at < minuteMs), now];
    if (reloads.length > maxReloads) {
      enter('over');
      cancelLook();
      return options.giveUp(why);
    }
    if (how === 'load') return load();
    enter(how === 'end' ? 'ending' : 'loading');
    if (how === 'end') options.end(why);
    else cancelRetry = clock.after(retryAfterMs, load);
  }

  return {
    loaded() {
      if (state === 'over') return;
      cancelRetry();
      enter('loading');
      heard = true;
    },
    alive(shown) {
      if (!heard) return;
      lastSign = clock.now();
      if (shown) {
        state = 'shown';
        blankSince = undefined;
      } else if (state === 'shown') blankSince ??= lastSign;
    },
    crashed() {
      if (state === 'ending') load();
      else if (state !== 'over') again('crashed', 'load');
    },
    failed() {
      if (state === 'loading' || state === 'shown') again('not loaded', 'later');
    },
    unresponsive() {
      if (state === 'shown') hung(clock.now());
    },
    stop() {
      cancelLook();
      cancelRetry();
      enter('over');
    },
  };
}
