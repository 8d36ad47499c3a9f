import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import { signatureBytes } from './bundle.ts';
import { headerSchema, maxHeaderBytes } from './header.ts';
import { sealName } from './stage.ts';
import {
  createUpdateStore,
  takenBack,
  type UpdateState,
  type UpdateStore,
  versionFolder,
} from './state.ts';
import { compareVersions } from './version.ts';

export interface LauncherOptions {
  /** Where versions are kept. */
  readonly folder: string;
  /** The program that was installed, and its version: what is started when there is nothing newer. */
  readonly installed: { readonly program: string; readonly version: string };
  readonly clock: Clock;
  readonly log: Log;
  readonly store?: UpdateStore;
}

/** What to start. */
export interface Launch {
  readonly program: string;
  readonly version: string;
  /** It has to be listening within this time, ms; null when it is not on trial. */
  readonly trialMs: number | null;
}

/** A started kiosk, as far as its trial is concerned. */
export interface LaunchedProcess {
  onExit(listener: () => void): void;
  kill(): void;
}

export interface Launcher {
  /** Chooses what to start now and counts the start of a version on trial. Never throws. */
  next(): Launch;
  /** Ends the process, and takes its version back, when it is not listening in time. */
  watch(launch: Launch, process: LaunchedProcess): void;
}

/** A new version has so many starts to be listening in. Safe mode begins at three crashes: that is one more. */
export const maxTrialStarts = 2;
/** ... and this long for each, ms. A slow machine opens databases and trains for half a minute. */
export const trialMs = 120_000;

/**
 * Chooses the version to start: the current one, unless the installed program is newer by now. A version
 * that was not listening after `maxTrialStarts` starts, or in time, is taken back: the one before runs.
 */
export function createLauncher(options: LauncherOptions): Launcher {
  const { folder, installed, log } = options;
  const store = options.store ?? createUpdateStore(folder);
  // Where the disk takes no writes the count is kept here: a bad version is left in any case.
  let starts = 0;
  let counted: string | null = null;
  const left = new Set<string>();

  function write(state: UpdateState): void {
    try {
      store.write(state);
    } catch (error) {
      log.error({ reason: messageOf(error) }, 'which version runs cannot be written down');
    }
  }

  function takeBack(version: string, why: string): void {
    left.add(version);
    const state = store.read();
    log.error(
      { version, why, instead: state.previous?.version ?? installed.version },
      'the new version is taken back',
    );
    if (state.current === version) write(takenBack(state, version));
  }

  /** The version to start and its program; null for the installed one. */
  function chosen(state: UpdateState) {
    // The one before is next when the current one cannot be started, and not even that be written down.
    for (const version of [state.current, state.previous?.version ?? null]) {
      if (version === null || compareVersions(installed.version, version) >= 0) return null;
      if (left.has(version)) continue;
      const program = programOf(folder, version);
      if (program !== null) return { version, program };
      log.error({ version }, 'the version to start is not there');
    }
    return null;
  }

  return {
    next() {
      let state = store.read();
      if (state.installed !== installed.version) {
        state = { ...state, installed: installed.version };
        write(state);
      }
      const { trial } = state;
      if (trial !== null && trial.version === state.current && !left.has(trial.version)) {
        if (counted !== trial.version) starts = 0;
        counted = trial.version;
        if (Math.max(trial.starts, starts) >= maxTrialStarts) {
          takeBack(trial.version, 'it was not listening after its starts');
          state = store.read();
        }
      }
      const found = chosen(state);
      if (!found) return { ...installed, trialMs: null };
      if (state.trial?.version !== found.version) return { ...found, trialMs: null };
      starts += 1;
      write({ ...state, trial: { ...state.trial, starts: state.trial.starts + 1 } });
      return { ...found, trialMs };
    },
    watch(launch, process) {
      if (launch.trialMs === null) return;
      const cancel = options.clock.after(launch.trialMs, () => {
        const { trial } = store.read();
        if (trial?.version !== launch.version) return;
        takeBack(launch.version, 'it was not listening in time');
        process.kill();
      });
      process.onExit(cancel);
    },
  };
}

/** The program of a version, if its folder holds one. Its files were checked when they were copied. */
function programOf(folder: string, version: string): string | null {
  const place = versionFolder(folder, version);
  try {
    const seal = join(place, sealName);
    if (!existsSync(seal) || statSync(seal).size > maxHeaderBytes) return null;
    const text = readFileSync(seal).subarray(0, -signatureBytes).toString('utf8');
    const header = headerSchema.parse(JSON.parse(text));
    const program = join(place, header.start);
    const entry = header.files.find(({ path }) => path === header.start);
    return header.version === version && statSync(program).size === entry?.size ? program : null;
  } catch {
    return null;
  }
}
