import { join } from 'node:path';
import type { Language } from '../../contract/language.ts';
import type { RecogniserModel, VoiceModel } from '../../contract/speech.ts';
import { systemEspeakData } from './espeak-data.ts';
import { inspectModel } from './inspect.ts';
import { openLedger } from './ledger.ts';
import { loadManifest, type Manifest, type Model } from './manifest.ts';

interface ModelProblem {
  readonly id: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

export interface ResolvedModels {
  readonly speech: {
    /** Best first: the first one that has a language is the one to use for it. */
    readonly recognisers: RecogniserModel[];
    readonly vad: string | null;
    /** Best first. */
    readonly voices: VoiceModel[];
    /** Noise suppression, installed and to be used only where the settings want it. */
    readonly denoiser: string | null;
  };
  /** Absolute path of the GGUF to use, or null. */
  readonly llm: string | null;
  /** Models that are there but cannot be used. */
  readonly problems: ModelProblem[];
}

export interface ResolveOptions {
  /**
   * Also use models that only prove the plumbing (a voice of tones, a language model that knows
   * nothing). Default: whether VAANI_TEST_MODELS is 1.
   */
  readonly testModels?: boolean;
  readonly manifest?: Manifest;
}

/**
 * What can be used from a models folder (layout `folder/<id>/<file>`). Only complete models whose
 * sizes and digests are right are returned, since a bad file would end the speech process.
 */
export async function resolveModels(
  folder: string,
  options: ResolveOptions = {},
): Promise<ResolvedModels> {
  const testModels = options.testModels ?? process.env['VAANI_TEST_MODELS'] === '1';
  const manifest = options.manifest ?? (await loadManifest());
  const ledger = await openLedger(folder);
  const problems: ModelProblem[] = [];
  const usable: Model[] = [];
  for (const model of manifest) {
    if (model.testOnly && !testModels) continue;
    const { state, detail } = await inspectModel(folder, model, ledger);
    if (state === 'installed') usable.push(model);
    else if (state !== 'missing') problems.push({ id: model.id, message: detail });
  }
  await ledger.save();
  usable.sort((a, b) => b.rank - a.rank);

  const path = (model: Model, name: string) => join(folder, model.id, name);
  const only = (role: Model['role']): string | null => {
    const model = usable.find((m) => m.role === role);
    return model?.model ? path(model, model.model.model) : null;
  };
  const voices = usable.flatMap((model): VoiceModel[] => {
    const { voice } = model;
    if (!voice) return [];
    const files = { languages: model.languages, name: model.id, ...required(model, voice, path) };
    if (voice.dataDir === undefined) return [files];
    const dataDir = voice.dataDir === 'system' ? systemEspeakData() : path(model, voice.dataDir);
    if (dataDir !== null) return [{ ...files, dataDir }];
    problems.push({
      id: model.id,
      message: 'this voice needs espeak-ng\'s data: install the system package "espeak-ng-data"',
    });
    return [];
  });
  const recognisers = usable.flatMap((model): RecogniserModel[] => {
    const { recogniser } = model;
    if (!recogniser) return [];
    return [
      {
        languages: model.languages,
        name: model.id,
        encoder: path(model, recogniser.encoder),
        decoder: path(model, recogniser.decoder),
        joiner: path(model, recogniser.joiner),
        tokens: path(model, recogniser.tokens),
        ...(recogniser.bpeVocab ? { bpeVocab: path(model, recogniser.bpeVocab) } : {}),
      },
    ];
  });
  return {
    speech: {
      recognisers: bestPerLanguage(recognisers),
      vad: only('vad'),
      voices: bestPerLanguage(voices),
      denoiser: only('denoise'),
    },
    llm: only('llm'),
    problems,
  };
}

function required(
  model: Model,
  voice: NonNullable<Model['voice']>,
  path: (model: Model, name: string) => string,
): { model: string; tokens: string; lexicon?: string } {
  return {
    model: path(model, voice.model),
    tokens: path(model, voice.tokens),
    ...(voice.lexicon ? { lexicon: path(model, voice.lexicon) } : {}),
  };
}

/** Drops models that are second for every language they have: each one loaded costs memory. */
function bestPerLanguage<T extends { languages: Language[] }>(bestFirst: readonly T[]): T[] {
  const taken = new Set<Language>();
  return bestFirst.flatMap((model) => {
    const languages = model.languages.filter((language) => !taken.has(language));
    for (const language of languages) taken.add(language);
    return languages.length > 0 ? [{ ...model, languages }] : [];
  });
}
