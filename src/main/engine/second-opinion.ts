import { messageOf } from '../kernel/errors.ts';
import { createLanguageModel, groqOptions, type KioskLanguageModel } from '../llm/index.ts';
import type { Log } from '../ops/log.ts';
import { environmentSecrets, type Secrets } from '../ops/secrets.ts';
import type { Spawned } from '../ops/supervisor.ts';
import type { Pack } from '../packs/pack.ts';
import { createInterpreter } from './interpret.ts';
import type { Interpret } from './session.ts';

/** Whoever is asked when the fast path is unsure: one language model for all packs. */
export interface SecondOpinion {
  /** Asks about a pack's wishes; null where there is no language model: then the fast path asks back. */
  on(pack: Pack): Interpret | null;
  close(): Promise<void>;
}

export interface SecondOpinionOptions {
  /** A GGUF file, or null where none is installed. */
  readonly modelPath: string | null;
  /** Those of the environment, where no others are given. */
  readonly secrets?: Secrets;
  readonly log: Log;
  readonly spawn?: () => Spawned;
}

/** The installed language model, the online one (GROQ_API_KEY), both, or none. */
export function openSecondOpinion(options: SecondOpinionOptions): SecondOpinion {
  const { modelPath, log, spawn, secrets = environmentSecrets() } = options;
  let model: KioskLanguageModel | null = null;
  try {
    model = createLanguageModel({
      localModelPath: modelPath,
      openai: groqOptions(secrets.get('GROQ_API_KEY')),
      log,
      ...(spawn && { spawn }),
    });
  } catch (error) {
    log.error({ reason: messageOf(error) }, 'the language model settings cannot be used');
  }
  return {
    on: (pack) => model && createInterpreter(model, pack, log),
    close: async () => model?.close(),
  };
}
