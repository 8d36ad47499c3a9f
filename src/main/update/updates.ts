import type { Clock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import { applyBundle, confirmListening, rollBack, wayBack } from './apply.ts';
import { systemCode, UpdateError, type UpdateErrorCode } from './errors.ts';
import { readTrustedKeys, type TrustedKey } from './keys.ts';
import { createOnlineSchedule, type OnlineState } from './online.ts';
import { requireAllowed } from './policy.ts';
import type { OnlineUpdates } from './port.ts';
import type { CopyProgress } from './stage.ts';
import { createUpdateStore, type UpdateState, type UpdateStore } from './state.ts';
import { type FoundBundle, type mountRoots, type StickWatch, watchSticks } from './sticks.ts';

export interface UpdatesOptions {
  /** Where versions are kept. */
  readonly folder: string;
  readonly running: string;
  readonly online: OnlineUpdates;
  /** The folder with the feed; null: none. */
  url(): string | null;
  /** Somebody is in a conversation. */
  isBusy(): boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly keys?: readonly TrustedKey[];
  readonly roots?: ReturnType<typeof mountRoots>;
  readonly machine?: { readonly platform: string; readonly arch: string };
}

/** A bundle on a stick, and why this kiosk does not take it although it can be used. */
export interface OfferedBundle extends FoundBundle {
  readonly refused: { readonly code: UpdateErrorCode; readonly message: string } | null;
}

export interface UpdatesStatus {
  readonly running: string;
  readonly state: UpdateState;
  readonly online: OnlineState;
  /** Sticks are being looked for. */
  readonly watching: boolean;
  readonly found: readonly OfferedBundle[];
  /** A bundle that is being copied. */
  readonly copying: (CopyProgress & { readonly path: string }) | null;
  /** A version that is started at the next start. */
  readonly waiting: string | null;
  /** What `rollBack` leads to, `version` null being the installed program of an unknown version; null: nothing. */
  readonly back: { readonly version: string | null } | null;
  /** What went wrong last, in words for an operator. */
  readonly problem: string | null;
}

/** Updates of the running kiosk; for the shell and the operator console. */
export interface Updates {
  status(): UpdatesStatus;
  /** Called after every change; returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Looks for sticks for ten minutes. */
  watch(): void;
  stopWatching(): void;
  /** Copies a bundle and switches to it; from the next start on it runs. Rejects with an UpdateError. */
  apply(path: string, again?: boolean): Promise<void>;
  /** Back to the version before; from the next start on it runs. Rejects with an UpdateError. */
  rollBack(): Promise<void>;
  checkOnline(): Promise<void>;
  /** The kiosk is listening: its version is good. */
  listening(): void;
  close(): void;
}

/** Sticks are looked for at most this long, ms. */
const watchForMs = 10 * 60_000;

/** Never throws: a kiosk whose updates do not work is still a kiosk. */
export function createUpdates(options: UpdatesOptions): Updates {
  const { folder, running, clock, log } = options;
  const store: UpdateStore = createUpdateStore(folder);
  const abort = new AbortController();
  const listeners = new Set<() => void>();
  let problem: string | null = null;
  const keys = options.keys ?? readKeys();
  const machine = {
    platform: process.platform,
    arch: process.arch,
    ...options.machine,
    running,
  };
  let sticks: StickWatch | null = null;
  let found: readonly FoundBundle[] = [];
  let copying: UpdatesStatus['copying'] = null;
  let confirmed = false;
  const online = createOnlineSchedule({ ...options, keys, store });

  function readKeys(): readonly TrustedKey[] {
    try {
      return readTrustedKeys();
    } catch (error) {
      log.warn({ reason: messageOf(error) }, 'no update can be taken');
      return [];
    }
  }

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function refusalOf({ header }: FoundBundle, state: UpdateState): OfferedBundle['refused'] {
    if (header === null) return null;
    try {
      requireAllowed(header, machine, state, false);
      return null;
    } catch (error) {
      if (!(error instanceof UpdateError)) throw error;
      return { code: error.code, message: error.message };
    }
  }

  function waitingIn({ trial, current, installed, failed }: UpdateState): string | null {
    if (trial !== null) return trial.version === running ? null : trial.version;
    // Somebody went back from what runs: the one before is started next.
    const next = failed.includes(running) ? (current ?? installed) : null;
    return next === running ? null : next;
  }

  /** Runs one change of the versions and keeps what went wrong. */
  async function change(work: () => Promise<void>): Promise<void> {
    problem = null;
    changed();
    try {
      if (abort.signal.aborted) throw new UpdateError('aborted', 'the kiosk is being closed');
      await work();
    } catch (error) {
      problem = messageOf(error);
      const code = error instanceof UpdateError ? error.code : systemCode(error);
      log.warn({ code, reason: problem }, 'an update was not put on this kiosk');
      throw error;
    } finally {
      copying = null;
      changed();
    }
  }

  return {
    status() {
      const state = store.read();
      const before = wayBack(state);
      return {
        running,
        state,
        online: online.state(),
        watching: sticks !== null,
        found: found.map((bundle) => ({ ...bundle, refused: refusalOf(bundle, state) })),
        copying,
        waiting: waitingIn(state),
        back: before && { version: before.version ?? state.installed },
        problem,
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch() {
      if (sticks || abort.signal.aborted) return;
      const over = () => {
        sticks = null;
        changed();
      };
      sticks = watchSticks({
        keys,
        clock,
        forMs: watchForMs,
        ...(options.roots ? { roots: options.roots } : {}),
        onFound(bundles) {
          found = bundles;
          changed();
        },
        onOver: over,
      });
      changed();
    },
    stopWatching() {
      sticks?.close();
      sticks = null;
      changed();
    },
    async apply(path, again = false) {
      if (copying) throw new UpdateError('busy', 'an update is being copied already: wait for it');
      copying = { path, copied: 0, total: 0 };
      await change(async () => {
        const { version } = await applyBundle({
          folder,
          keys,
          machine,
          store,
          bundlePath: path,
          again,
          signal: abort.signal,
          onProgress(progress) {
            copying = { path, ...progress };
          },
        });
        log.info({ version }, 'an update was put on this kiosk: it runs from the next start on');
      });
    },
    rollBack: () =>
      change(async () => {
        const version = await rollBack({ folder, keys, machine, store });
        log.info({ version }, 'the version before runs from the next start on');
      }),
    checkOnline: () => online.checkNow().finally(changed),
    listening() {
      if (confirmed) return;
      confirmed = true;
      confirmListening({ folder, store, running }).then(
        (passed) => {
          if (passed) log.info({ version: running }, 'the new version is listening and stays');
          changed();
        },
        (error: unknown) =>
          log.error(
            { reason: messageOf(error) },
            'that this version is good cannot be written down',
          ),
      );
    },
    close() {
      abort.abort();
      sticks?.close();
      online.close();
      listeners.clear();
    },
  };
}
