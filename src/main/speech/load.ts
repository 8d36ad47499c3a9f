import type { Language } from '../../contract/language.ts';
import type { SpeechConfig, SpeechStatus } from '../../contract/speech.ts';
import { messageOf } from '../kernel/errors.ts';
import { loadZipformer, type Recogniser } from './stt/index.ts';
import { createVoices, loadEspeak, loadVits, type Voice, type Voices } from './tts/index.ts';
import { loadSileroVad, type VoiceDetectorModel } from './vad/index.ts';

type Part<Name extends keyof SpeechStatus, T> = {
  readonly value: T;
  readonly status: SpeechStatus[Name];
};

/** Loads the VAD, or says why there is none. Never rejects. */
export async function loadVad(
  path: SpeechConfig['vad'],
): Promise<Part<'vad', VoiceDetectorModel | undefined>> {
  const name = 'silero';
  if (path === null) {
    const detail = 'not installed, so nothing is heard; run "vaani models install"';
    return { value: undefined, status: { ok: false, name, detail } };
  }
  try {
    return { value: await loadSileroVad(path), status: { ok: true, name, detail: '' } };
  } catch (error) {
    return { value: undefined, status: { ok: false, name, detail: messageOf(error) } };
  }
}

/** Loads every recogniser that can be loaded. Never rejects. */
export async function loadRecognisers(
  models: SpeechConfig['recognisers'],
): Promise<Part<'recognition', readonly Recogniser[]>> {
  const value: Recogniser[] = [];
  const problems: string[] = [];
  for (const model of models) {
    try {
      value.push(await loadZipformer(model));
    } catch (error) {
      problems.push(`${model.name}: ${messageOf(error)}`);
    }
  }
  if (models.length === 0) problems.push('no recogniser is installed; run "vaani models install"');
  const languages = [...new Set<Language>(value.flatMap((recogniser) => recogniser.languages))];
  const name = value.map((recogniser) => recogniser.name).join(', ') || 'none';
  return { value, status: { ok: value.length > 0, name, detail: problems.join('; '), languages } };
}

/**
 * Loads the natural voices and eSpeak. Never rejects. `onChange`: the status has changed since.
 * `espeak` may have been started before, in its own thread, while other parts were loaded.
 */
export async function loadVoices(
  models: SpeechConfig['voices'],
  onChange: (status: SpeechStatus['voice']) => void,
  espeak: Promise<Voice> = loadEspeak(),
): Promise<Part<'voice', Voices>> {
  const natural: Voice[] = [];
  const problems: string[] = [];
  for (const model of models) {
    try {
      natural.push(await loadVits(model));
    } catch (error) {
      problems.push(`${model.name}: ${messageOf(error)}`);
    }
  }
  const statusOf = (voices: Voices) => ({
    ok: voices.ok,
    name: voices.name,
    detail: voices.detail,
  });
  const fallback = await espeak.catch((error: unknown) => {
    problems.push(`espeak-ng: ${messageOf(error)}`);
    return undefined;
  });
  const value = createVoices({
    natural,
    fallback,
    problems,
    onChange: () => onChange(statusOf(value)),
  });
  return { value, status: statusOf(value) };
}
