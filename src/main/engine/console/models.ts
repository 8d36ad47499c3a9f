import { isAbsolute } from 'node:path';
import type { ConsoleModel, ModelsView } from '../../../contract/console.ts';
import type { ModelProgress } from '../../../contract/kiosk.ts';
import { RpcError } from '../../../contract/rpc/message.ts';
import { createEmitter } from '../../kernel/emitter.ts';
import type { Clock } from '../../kernel/clock.ts';
import { messageOf } from '../../kernel/errors.ts';
import { importModels, installModels, listModels, verifyModels } from '../../models/index.ts';
import type { Log } from '../../ops/log.ts';

/** Progress comes at most so often, ms. */
const tellEveryMs = 250;

type Kind = NonNullable<ModelsView['job']>['kind'];

/** How a job ended. */
interface Outcome {
  readonly ok: boolean;
  readonly text: string;
  /** Models are there that were not. */
  readonly fresh: boolean;
}

/** The models of a kiosk that runs: one thing at a time is done with them. */
export interface ModelDesk {
  read(): Promise<ModelsView>;
  /** @throws RpcError `busy`, `invalid`. */
  install(ids: readonly string[]): Promise<ModelsView>;
  verify(): Promise<ModelsView>;
  import(folder: string): Promise<ModelsView>;
  stop(): Promise<ModelsView>;
  onChange(listener: (models: ModelsView) => void): () => void;
  close(): Promise<void>;
}

export interface ModelDeskOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Models were installed: whoever uses them looks again. */
  readonly onInstalled: () => Promise<void>;
}

export function createModelDesk({ folder, clock, log, onInstalled }: ModelDeskOptions): ModelDesk {
  const emitter = createEmitter<{ change: ModelsView }>();
  const progress = new Map<string, ModelProgress>();
  let job: { readonly kind: Kind; readonly abort: AbortController } | null = null;
  let running: Promise<void> = Promise.resolve();
  let last: ModelsView['last'] = null;
  let models: ConsoleModel[] = [];
  let cancelTell: (() => void) | undefined;
  let closed = false;

  async function look(): Promise<void> {
    const reports = await listModels(folder);
    models = reports.map(({ model, state, bytes, downloadBytes, detail }) => ({
      id: model.id,
      title: model.title,
      role: model.role,
      languages: [...model.languages],
      default: model.default,
      licence: model.licence,
      state,
      bytes,
      downloadBytes,
      fetchable:
        model.archive !== undefined ||
        model.files.every((file) => file.optional || file.url !== null),
      detail,
    }));
  }

  const view = (): ModelsView => ({
    models,
    job: job && { kind: job.kind, progress: [...progress.values()] },
    last,
  });

  function tell(): void {
    cancelTell?.();
    cancelTell = undefined;
    if (!closed) emitter.emit('change', view());
  }

  function note(one: ModelProgress): void {
    progress.set(one.id, one);
    cancelTell ??= clock.after(tellEveryMs, tell);
  }

  function begin(kind: Kind, work: (signal: AbortSignal) => Promise<Outcome>): Promise<ModelsView> {
    if (job)
      throw new RpcError(
        'busy',
        'something is being done with the models already: wait, or stop it',
      );
    const abort = new AbortController();
    job = { kind, abort };
    progress.clear();
    running = work(abort.signal)
      .catch((error: unknown): Outcome => {
        const text = abort.signal.aborted ? 'stopped' : messageOf(error);
        return { ok: false, text, fresh: false };
      })
      .then(async ({ ok, text, fresh }) => {
        if (fresh && !closed) await onInstalled();
        job = null;
        last = { ok, text };
        if (!closed) await look();
      })
      .catch((error: unknown) => log.warn({ reason: messageOf(error) }, 'models were not read'))
      .finally(() => {
        job = null;
        tell();
      });
    return Promise.resolve(view());
  }

  async function known(): Promise<void> {
    if (models.length === 0) await look();
  }

  return {
    async read() {
      if (!job) await look();
      return view();
    },
    async install(ids) {
      await known();
      const unknown = ids.find((id) => !models.some((model) => model.id === id));
      if (unknown !== undefined) throw new RpcError('invalid', 'there is no model of that name');
      return begin('install', async (signal) => {
        const results = await installModels({ ids, folder, onProgress: note, signal });
        const failed = results.filter(({ state }) => state === 'failed');
        return {
          ok: failed.length === 0,
          text: failed.length === 0 ? 'installed' : failed.map(sentence).join('; '),
          fresh: results.some(({ state }) => state === 'installed'),
        };
      });
    },
    async verify() {
      await known();
      return begin('verify', async (signal) => {
        const reports = await verifyModels(folder, { signal });
        const bad = reports.filter(({ state }) => state === 'bad' || state === 'incomplete');
        const text =
          bad.length === 0
            ? 'every installed model is as it should be'
            : bad.map(({ model, detail }) => sentence({ id: model.id, detail })).join('; ');
        return { ok: bad.length === 0, text, fresh: false };
      });
    },
    async import(from) {
      await known();
      if (!isAbsolute(from)) {
        throw new RpcError(
          'invalid',
          'name the folder with its whole path, such as /media/stick/models',
        );
      }
      return begin('import', async (signal) => {
        const { results } = await importModels(from, folder, { signal, onProgress: note });
        const wrong = results.filter(({ state }) => state !== 'copied' && state !== 'present');
        const copied = results.filter(({ state }) => state === 'copied').length;
        const text =
          results.length === 0
            ? 'there is no model in this folder: it holds one folder for each, by its id'
            : wrong.length === 0
              ? `copied: ${copied}, there already: ${results.length - copied}`
              : wrong.map(sentence).join('; ');
        return { ok: results.length > 0 && wrong.length === 0, text, fresh: copied > 0 };
      });
    },
    async stop() {
      job?.abort.abort();
      await running;
      return view();
    },
    onChange: (listener) => emitter.on('change', listener),
    async close() {
      closed = true;
      cancelTell?.();
      job?.abort.abort();
      await running;
    },
  };
}

const sentence = ({ id, detail }: { readonly id: string; readonly detail: string }) =>
  `${id}: ${detail}`;
