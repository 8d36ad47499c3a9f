import type { Language } from '../../contract/language.ts';
import { bringOnAStick, formatBytes } from './errors.ts';
import { inspectModel } from './inspect.ts';
import { openLedger } from './ledger.ts';
import { defaultSet, downloadBytes, isFetchable, loadManifest, type Manifest } from './manifest.ts';

export interface MissingModel {
  readonly id: string;
  readonly title: string;
  readonly role: 'recogniser' | 'vad' | 'voice' | 'llm' | 'denoise';
  readonly languages: readonly Language[];
  /** To be fetched; null where it is not known. */
  readonly bytes: number | null;
  readonly fetchable: boolean;
  /** Another installed model does this job meanwhile for every one of the languages asked about. */
  readonly covered: boolean;
  /** For the operator: what is missing, how large it is, and how to bring it. */
  readonly detail: string;
}

/** What the default set for these languages lacks in a models folder. */
export async function missingModels(
  folder: string,
  languages: readonly Language[],
  manifest?: Manifest,
): Promise<MissingModel[]> {
  const all = manifest ?? (await loadManifest());
  const ledger = await openLedger(folder);
  const states = new Map<string, string>();
  for (const model of all) states.set(model.id, (await inspectModel(folder, model, ledger)).state);
  await ledger.save();
  const installed = all.filter((m) => !m.testOnly && states.get(m.id) === 'installed');
  return defaultSet(all, languages)
    .filter((model) => states.get(model.id) !== 'installed')
    .map((model) => {
      const bytes = downloadBytes(model);
      const wanted = model.languages.filter((language) => languages.includes(language));
      return {
        id: model.id,
        title: model.title,
        role: model.role,
        languages: model.languages,
        bytes,
        fetchable: isFetchable(model),
        covered: wanted.every((language) =>
          installed.some((m) => m.role === model.role && m.languages.includes(language)),
        ),
        detail: `${model.title} is ${states.get(model.id)} (${formatBytes(bytes)}). Fetch it with "vaani models install ${model.id}". ${bringOnAStick}`,
      };
    });
}
