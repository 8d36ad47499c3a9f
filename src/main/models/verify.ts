import { inspectModel, type ModelState } from './inspect.ts';
import { openLedger } from './ledger.ts';
import { downloadBytes, loadManifest, type Manifest, type Model } from './manifest.ts';

export interface ModelReport {
  readonly model: Model;
  readonly state: ModelState;
  /** Bytes that are installed. */
  readonly bytes: number;
  /** Bytes to fetch, null where not known. */
  readonly downloadBytes: number | null;
  /** What is wrong and what to do; empty when installed or missing. */
  readonly detail: string;
}

/** Every model of the manifest and how it stands, with digests remembered from earlier looks. */
export async function listModels(folder: string, manifest?: Manifest): Promise<ModelReport[]> {
  return reportAll(folder, false, manifest);
}

/** The same, with every installed file hashed anew. */
export async function verifyModels(
  folder: string,
  options: { manifest?: Manifest; signal?: AbortSignal } = {},
): Promise<ModelReport[]> {
  return reportAll(folder, true, options.manifest, options.signal);
}

async function reportAll(
  folder: string,
  fresh: boolean,
  manifest?: Manifest,
  signal?: AbortSignal,
): Promise<ModelReport[]> {
  const ledger = await openLedger(folder, { fresh });
  const reports: ModelReport[] = [];
  for (const model of manifest ?? (await loadManifest())) {
    const { state, bytes, detail } = await inspectModel(folder, model, ledger, signal);
    reports.push({ model, state, bytes, downloadBytes: downloadBytes(model), detail });
  }
  await ledger.save();
  return reports;
}
