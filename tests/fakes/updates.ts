import { UpdateError, type UpdateErrorCode } from '../../src/main/update/errors.ts';
import type { Header } from '../../src/main/update/header.ts';
import type { OfferedBundle, Updates, UpdatesStatus } from '../../src/main/update/index.ts';

/** A bundle as a stick brings it; `refused`: why this kiosk does not take it. */
export function offered(version: string, refused: UpdateErrorCode | null = null): OfferedBundle {
  const header: Header = {
    format: 1,
    product: 'vaani',
    version,
    platform: 'linux',
    arch: 'x64',
    minimumVersion: null,
    created: '2026-11-21T10:00:00Z',
    keyId: '0123456789abcdef',
    start: 'vaani',
    files: [
      { path: 'vaani', size: 700, sha256: 'a'.repeat(64), executable: true },
      { path: 'resources/app.asar', size: 300, sha256: 'b'.repeat(64), executable: false },
    ],
    links: [],
  };
  const path = `/media/STICK/vaani-${version}-linux-x64.vaani`;
  return {
    path,
    header,
    problem: null,
    refused: refused && { code: refused, message: `${version}: ${refused}` },
  };
}

/** Updates of an installed kiosk, without sticks, disk or network: a test says what is found and how things end. */
export interface ScriptedUpdates extends Updates {
  /** What was asked for, in order. */
  readonly asked: readonly string[];
  /** Changes what `status` says, and tells of it unless `quiet`, as a copy's bytes are. */
  set(change: Partial<UpdatesStatus>, quiet?: 'quiet'): void;
  /** Ends what was begun last: well, or with this error. */
  end(error?: { readonly code: UpdateErrorCode; readonly message: string }): void;
}

export function scriptedUpdates(change: Partial<UpdatesStatus> = {}): ScriptedUpdates {
  const asked: string[] = [];
  const listeners = new Set<() => void>();
  let status: UpdatesStatus = {
    running: '1.0.0',
    state: {
      format: 1,
      current: null,
      previous: null,
      highest: '1.0.0',
      failed: [],
      trial: null,
      installed: '1.0.0',
    },
    online: { kind: 'off', why: null },
    watching: false,
    found: [],
    copying: null,
    waiting: null,
    back: null,
    problem: null,
    ...change,
  };
  let settle: ((error?: { code: UpdateErrorCode; message: string }) => void) | undefined;

  function set(next: Partial<UpdatesStatus>, quiet?: 'quiet'): void {
    status = { ...status, ...next };
    if (!quiet) for (const listener of listeners) listener();
  }

  /** As the real one: copying is over, and told, before the promise says how it ended. */
  const begun = () =>
    new Promise<void>((resolve, reject) => {
      settle = (error) => {
        settle = undefined;
        set({ copying: null, problem: error?.message ?? null });
        if (error) reject(new UpdateError(error.code, error.message));
        else resolve();
      };
    });

  return {
    asked,
    set,
    end(error) {
      if (!settle) throw new Error('nothing was begun');
      settle(error);
    },
    status: () => status,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watch() {
      asked.push('watch');
      set({ watching: true });
    },
    stopWatching() {
      asked.push('stopWatching');
      set({ watching: false });
    },
    apply(path, again = false) {
      asked.push(`apply ${path} ${again ? 'again' : 'once'}`);
      set({ copying: { path, copied: 0, total: 0 } });
      return begun();
    },
    rollBack() {
      asked.push('rollBack');
      return begun();
    },
    checkOnline() {
      asked.push('checkOnline');
      set({ online: { kind: 'checking' } }, 'quiet');
      return begun();
    },
    listening: () => void asked.push('listening'),
    close: () => void asked.push('close'),
  };
}
