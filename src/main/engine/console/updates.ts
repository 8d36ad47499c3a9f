import type { UpdateBundle, UpdatesView, UpdateVerdict } from '../../../contract/console.ts';
import { RpcError } from '../../../contract/rpc/message.ts';
import type { Clock } from '../../kernel/clock.ts';
import { createEmitter } from '../../kernel/emitter.ts';
import { messageOf } from '../../kernel/errors.ts';
import { UpdateError, type UpdateErrorCode } from '../../update/errors.ts';
import { payloadBytes } from '../../update/header.ts';
import type { OfferedBundle, Updates, UpdatesStatus } from '../../update/index.ts';

/** While a console watches it is looked at this often, ms: not every step of a copy tells of itself. */
export const lookEveryMs = 500;

/** Puts versions on the kiosk, one thing at a time, and shows how that goes. */
export interface UpdateDesk {
  /** All of them throw RpcError `not-here` where the kiosk is no installed program. */
  read(): UpdatesView;
  look(on: boolean): UpdatesView;
  /** @throws RpcError `busy`, `gone`, `invalid`. */
  apply(path: string, again: boolean): UpdatesView;
  /** @throws RpcError `busy`, `gone`. */
  rollBack(): UpdatesView;
  /** @throws RpcError `unavailable`. */
  checkOnline(): UpdatesView;
  /** While somebody listens, told after every change. Sticks are not looked for while nobody does. */
  onChange(listener: (view: UpdatesView) => void): () => void;
  close(): void;
}

export interface UpdateDeskOptions {
  /** Null: this kiosk is no installed program. */
  readonly updates: Updates | null;
  readonly clock: Clock;
}

type Last = NonNullable<UpdatesView['last']>;

export function createUpdateDesk({ updates, clock }: UpdateDeskOptions): UpdateDesk {
  const emitter = createEmitter<{ change: UpdatesView }>();
  let listeners = 0;
  let cancelLook = () => {};
  let told = '';
  /** What was begun here and has not ended. */
  let job: Last['kind'] | null = null;
  let last: Last | null = null;
  let nothingNewer = false;
  let closed = false;
  const stop = updates?.onChange(tell);

  function needed(): Updates {
    if (updates) return updates;
    throw new RpcError(
      'not-here',
      'this kiosk is no installed program: stop it, and bring what is new with "git pull" and "npm start" (docs/updates.md)',
    );
  }

  function read(): UpdatesView {
    const status = needed().status();
    const { running, state, waiting, back, found, watching } = status;
    const bundles = found.map((bundle) => bundleOf(bundle, running, waiting));
    return {
      running,
      trial: state.trial?.version === running,
      waiting,
      watched: state.installed !== null,
      back,
      takenBack: state.failed.filter((version) => version !== waiting),
      looking: watching,
      bundles,
      job: jobOf(status, bundles),
      last,
      online: onlineOf(status.online),
    };
  }

  function jobOf({ copying }: UpdatesStatus, bundles: readonly UpdateBundle[]): UpdatesView['job'] {
    if (copying) {
      const version = bundles.find(({ path }) => path === copying.path)?.version ?? '';
      return { kind: 'copy', version, ...copying };
    }
    return job === 'back' ? { kind: 'back' } : null;
  }

  function onlineOf(online: UpdatesStatus['online']): UpdatesView['online'] {
    if (online.kind !== 'waiting') return online;
    return { kind: 'waiting', problem: online.lastProblem, nothingNewer };
  }

  /** Only what is news: a copy tells of itself, and is looked at besides. */
  function tell(): void {
    if (listeners === 0 || closed) return;
    const view = read();
    const now = JSON.stringify(view);
    if (now === told) return;
    told = now;
    emitter.emit('change', view);
  }

  function lookAgain(): void {
    cancelLook = clock.after(lookEveryMs, () => {
      lookAgain();
      tell();
    });
  }

  function needIdle(): void {
    if (job === null && needed().status().copying === null) return;
    throw new RpcError(
      'busy',
      'an update is being put on this kiosk already: wait until it is done',
    );
  }

  function begin(kind: Last['kind'], work: () => Promise<void>): UpdatesView {
    job = kind;
    last = null;
    void work()
      .then(
        (): Last => ({ kind, ok: true, code: '', text: '' }),
        (error: unknown): Last => ({
          kind,
          ok: false,
          code: error instanceof UpdateError ? error.code : 'failed',
          text: messageOf(error),
        }),
      )
      .then((how) => {
        job = null;
        last = how;
        tell();
      });
    return read();
  }

  return {
    read,
    look(on) {
      if (on) needed().watch();
      else needed().stopWatching();
      return read();
    },
    apply(path, again) {
      needIdle();
      // Only what was found and looked at: a page names no other file of this machine.
      const bundle = needed()
        .status()
        .found.find((one) => one.path === path);
      if (!bundle)
        throw new RpcError('gone', 'this bundle was not found: look for the stick again');
      if (bundle.problem !== null) throw new RpcError('invalid', bundle.problem);
      if (bundle.refused && !(again && bundle.refused.code === 'failed-before'))
        throw new RpcError('invalid', bundle.refused.message);
      return begin('copy', () => needed().apply(path, again));
    },
    rollBack() {
      needIdle();
      if (needed().status().back === null)
        throw new RpcError('gone', 'there is no version to go back to');
      return begin('back', () => needed().rollBack());
    },
    checkOnline() {
      const { online } = needed().status();
      if (online.kind === 'off') {
        throw new RpcError(
          'unavailable',
          online.why ?? 'no address is set: give one with the setting "updateUrl"',
        );
      }
      if (online.kind === 'waiting') {
        nothingNewer = false;
        // It never rejects: what went wrong is in its state.
        void needed()
          .checkOnline()
          .then(() => {
            const { online: after } = needed().status();
            nothingNewer = after.kind === 'waiting' && after.lastProblem === null;
            tell();
          });
      }
      return read();
    },
    onChange(listener) {
      needed();
      const off = emitter.on('change', listener);
      listeners += 1;
      if (listeners === 1) {
        told = JSON.stringify(read());
        lookAgain();
      }
      let there = true;
      return () => {
        if (!there) return;
        there = false;
        off();
        listeners -= 1;
        if (listeners > 0) return;
        cancelLook();
        if (updates?.status().watching) updates.stopWatching();
      };
    },
    close() {
      closed = true;
      cancelLook();
      stop?.();
    },
  };
}

const verdicts: Partial<Record<UpdateErrorCode, UpdateVerdict>> = {
  'wrong-machine': 'other-machine',
  'needs-newer': 'needs-newer',
  'too-old': 'old',
  'failed-before': 'failed-before',
};

function bundleOf(bundle: OfferedBundle, running: string, waiting: string | null): UpdateBundle {
  const { path, header, problem, refused } = bundle;
  if (header === null) {
    const nothing = { version: null, created: null, bytes: null, minimumVersion: null };
    return { path, ...nothing, verdict: 'unusable', text: problem ?? '' };
  }
  const { version, created, minimumVersion } = header;
  const here = refused?.code === 'too-old' && (version === running || version === waiting);
  return {
    path,
    version,
    created,
    bytes: payloadBytes(header),
    minimumVersion,
    verdict: here ? 'here' : refused ? (verdicts[refused.code] ?? 'unusable') : 'fits',
    text: refused?.message ?? '',
  };
}
