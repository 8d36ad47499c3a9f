import type { ModelProgress } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import { messageOf } from '../kernel/errors.ts';
import { installModels, missingModels } from '../models/index.ts';
import type { Log } from '../ops/log.ts';

export interface ModelKeeper {
  /** Models that are missing or on their way, for the screen. */
  progress(): ModelProgress[];
  stop(): void;
}

export interface ModelKeeperOptions {
  readonly languages: readonly Language[];
  readonly folder: string;
  readonly fetch: boolean;
  readonly log: Log;
  /** A model is missing, on its way, installed, or could not be fetched. */
  onProgress(progress: ModelProgress): void;
  /** At least one model was installed. */
  onInstalled(): Promise<void>;
}

/** Sees to it that the default models of the chosen languages are there: fetches them in the background, or says what is missing. */
export function createModelKeeper(options: ModelKeeperOptions): ModelKeeper {
  const { languages, folder, log } = options;
  const abort = new AbortController();
  const states = new Map<string, ModelProgress>();

  const note = (progress: ModelProgress) => {
    states.set(progress.id, progress);
    options.onProgress(progress);
  };

  async function run(): Promise<void> {
    const missing = (await missingModels(folder, languages)).filter((model) => !model.covered);
    for (const { id, title, bytes, fetchable, detail } of missing) {
      const state = options.fetch && fetchable ? 'waiting' : 'failed';
      note({ id, title, state, bytes: 0, totalBytes: bytes ?? 0, detail });
    }
    const ids = missing.filter((model) => model.fetchable).map(({ id }) => id);
    if (!options.fetch || ids.length === 0 || abort.signal.aborted) return;
    const results = await installModels({ ids, folder, onProgress: note, signal: abort.signal });
    for (const { id, state } of results) if (state !== 'failed') states.delete(id);
    if (results.some(({ state }) => state === 'installed')) await options.onInstalled();
  }

  void run().catch((error: unknown) => {
    if (!abort.signal.aborted) log.warn({ reason: messageOf(error) }, 'models were not fetched');
  });

  return { progress: () => [...states.values()], stop: () => abort.abort() };
}
