import type { Language } from '../../contract/language.ts';
import type { SpeechConfig, SpeechStatus } from '../../contract/speech.ts';
import { messageOf } from '../kernel/errors.ts';
import { type Interruption, interruptions } from './interruption.ts';
import { type DenoiserModel, loadGtcrn } from './noise/index.ts';
import { loadZipformer, type Recogniser } from './stt/index.ts';
import {
  createKept,
  createVoices,
  loadEspeak,
  loadVits,
  openDisk,
  type Voice,
  type Voices,
} from './tts/index.ts';
import {
  createEnergyVad,
  energyDefaults,
  loadSileroVad,
  patientVad,
  type VoiceDetectorModel,
} from './vad/index.ts';

type Part<Name extends keyof SpeechStatus, T> = {
  readonly value: T;
  readonly status: SpeechStatus[Name];
};

/**
 * Loads the VAD; where it cannot be loaded, loudness alone says when someone speaks. Never rejects.
 *
 * @param interruption how little of a voice is one while Vaani speaks.
 */
export async function loadVad(
  path: SpeechConfig['vad'],
  interruption: Interruption = 'normal',
): Promise<Part<'vad', VoiceDetectorModel>> {
  const { patience, bargeInFrames, threshold, minSpeechMs } = interruptions[interruption];
  const simple = (why: string) => {
    const value = createEnergyVad({ ...energyDefaults, bargeInFrames });
    const detail = `finds speech by loudness alone, so noise may be taken for a person; ${why}`;
    return { value, status: { ok: true, name: value.name, detail } };
  };
  if (path === null) {
    return simple('the voice detection model is not installed, run "vaani models install"');
  }
  try {
    const silero = await loadSileroVad(path, { threshold, minSpeechMs });
    const value = patience > 0 ? patientVad(silero, patience) : silero;
    return { value, status: { ok: true, name: value.name, detail: '' } };
  } catch (error) {
    return simple(messageOf(error));
  }
}

/** Loads noise suppression, if it is wanted. Never rejects. */
export async function loadDenoiser(
  path: SpeechConfig['denoiser'],
): Promise<Part<'noise', DenoiserModel | undefined>> {
  if (path === null) {
    return { value: undefined, status: { ok: true, name: 'off', detail: '' } };
  }
  try {
    const value = await loadGtcrn(path);
    return { value, status: { ok: true, name: value.name, detail: '' } };
  } catch (error) {
    return { value: undefined, status: { ok: false, name: 'gtcrn', detail: messageOf(error) } };
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
 * `phraseCache`: where pre-rendered sentences are kept from one start to the next.
 */
export async function loadVoices(
  models: SpeechConfig['voices'],
  onChange: (status: SpeechStatus['voice']) => void,
  espeak: Promise<Voice> = loadEspeak(),
  phraseCache: SpeechConfig['phraseCache'] = null,
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
    kept: createKept(phraseCache ? await openDisk(phraseCache) : undefined),
    onChange: () => onChange(statusOf(value)),
  });
  return { value, status: statusOf(value) };
}
