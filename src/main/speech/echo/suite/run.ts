import type { Language } from '../../../../contract/language.ts';
import { toInt16 } from '../../audio/pcm.ts';
import type { ResamplerFactory } from '../../audio/resample.ts';
import { createEar, type EarEvent } from '../../ear.ts';
import type { Recogniser } from '../../stt/index.ts';
import type { VoiceDetectorModel } from '../../vad/index.ts';
import { createEchoControl } from '../control.ts';
import { createOwnVoice, type IsOwnWords } from '../own-voice.ts';
import { type EchoCanceller, echoRate } from '../port.ts';
import type { Interval, Scene } from './scene.ts';

export interface EchoSuiteParts {
  readonly openCanceller: () => Promise<EchoCanceller>;
  readonly vad: VoiceDetectorModel;
  readonly recogniser: Recogniser | undefined;
  readonly resamplers: ResamplerFactory;
  readonly isOwnWords: IsOwnWords;
  readonly language: Language;
}

/** What came of one scene. */
export interface EchoRow {
  readonly scene: string;
  /** Sentences Vaani said, and how often somebody spoke over one. */
  readonly sentences: number;
  readonly interruptions: number;
  /** Interruptions noticed within 600 ms, or whose words were reported. */
  readonly heard: number;
  /** From the person's first sound to `speech-start`, median, ms; null where nothing was heard. */
  readonly lagMs: number | null;
  /** Own voice that began to be heard, and that became words for the dialogue. */
  readonly ownStarts: number;
  readonly ownTurns: number;
  /** The same without canceller, gate and filter. */
  readonly ownStartsBare: number;
  /** What the canceller takes away at the end, dB. */
  readonly erleDb: number;
  readonly halfDuplexMs: number;
  /** Computing time of canceller, gate and ear over the length of the sound. */
  readonly rtf: number;
}

interface Stretch {
  /** ms from the beginning of the scene. */
  readonly start: number;
  end: number;
  /** Undefined while no words were reported. */
  text: string | undefined;
}

const stepSamples = (echoRate * 20) / 1000;
const ms = (samples: number) => (samples * 1000) / echoRate;
/** A start this much before or after what others do is theirs, ms. */
const theirsMs = 300;
const noticedMs = 600;
const earlyMs = 150;

/** Collects what an ear says as stretches of speech. */
function collect(stretches: Stretch[], language: Language) {
  return (event: EarEvent | { kind: 'heard'; at: number; text: string }) => {
    const last = stretches.at(-1);
    if (event.kind === 'speech-start') {
      stretches.push({ start: event.at, end: Number.POSITIVE_INFINITY, text: undefined });
    } else if (event.kind === 'speech-end' && last) last.end = event.at;
    else if (event.kind === 'heard' && last) last.text = event.text;
    return language;
  };
}

/** What an ear without any protection makes of a signal. */
function bare(signal: Float32Array, parts: EchoSuiteParts): Stretch[] {
  const stretches: Stretch[] = [];
  const ear = createEar({
    detector: parts.vad.open(),
    recogniser: () => undefined,
    language: parts.language,
    emit: collect(stretches, parts.language),
  });
  for (let from = 0; from < signal.length; from += stepSamples) {
    ear.accept(signal.subarray(from, from + stepSamples), ms(from + stepSamples));
  }
  return stretches;
}

/** Plays a scene to a kiosk's ears, as a device channel would, and counts. */
export async function runScene(scene: Scene, parts: EchoSuiteParts): Promise<EchoRow> {
  const others = bare(scene.others, parts);
  const unprotected = bare(scene.microphone, parts);
  const { stretches, ...rest } = await protectedEar(scene, parts);
  const isOwn = ({ start }: Stretch) =>
    !others.some((one) => start > one.start - theirsMs && start < one.end + theirsMs);
  const own = stretches.filter(isOwn);
  const lags = scene.interruptions.map((person) => lagOf(person, others, stretches));
  const noticed = lags.filter((lag) => lag !== undefined).toSorted((a, b) => a - b);
  return {
    scene: scene.name,
    sentences: scene.sentences.length,
    interruptions: scene.interruptions.length,
    heard: noticed.length,
    lagMs: noticed[noticed.length >> 1] ?? null,
    ownStarts: own.length,
    ownTurns: own.filter(({ text }) => text === undefined || text !== '').length,
    ownStartsBare: unprotected.filter(isOwn).length,
    ...rest,
  };
}

/** How long after the person's first sound they were noticed, ms. */
function lagOf(
  person: Interval,
  others: readonly Stretch[],
  stretches: readonly Stretch[],
): number | undefined {
  const [from, to] = [ms(person.from), ms(person.to)];
  const clear = others.find(({ start }) => start > from - earlyMs && start < to);
  const onset = clear?.start ?? from;
  const found = stretches.find(({ start, text }) => {
    if (start < onset - earlyMs || start > to) return false;
    return start <= onset + noticedMs || (text !== undefined && text !== '');
  });
  return found && Math.round(found.start - onset);
}

async function protectedEar(scene: Scene, parts: EchoSuiteParts) {
  const { language, recogniser } = parts;
  const canceller = await parts.openCanceller();
  const control = createEchoControl({ canceller, resamplers: parts.resamplers, onStatus() {} });
  const stretches: Stretch[] = [];
  const own = createOwnVoice({
    isOwnWords: parts.isOwnWords,
    tailMs: 300,
    evidence: control.evidence,
    onLeak: control.leaked,
  });
  const take = collect(stretches, language);
  const ear = createEar({
    detector: parts.vad.open(),
    recogniser: () => recogniser,
    language,
    emit: (event) => take(own.filter(event, language)),
  });
  const played = toInt16(scene.played);
  let halfDuplexMs = 0;
  let sentence = -1;
  const begun = process.cpuUsage();
  for (let from = 0; from + stepSamples <= played.length; from += stepSamples) {
    const at = ms(from + stepSamples);
    const current = scene.sentences.findIndex((one) => from >= one.from && from < one.to);
    if (current !== sentence) {
      if (current < 0) own.ended(sentence, at);
      else own.sentence(current, scene.sentences[current]?.text ?? '', at);
      sentence = current;
    }
    control.played(played.subarray(from, from + stepSamples), echoRate);
    const heard = control.hear(scene.microphone.subarray(from, from + stepSamples));
    ear.accept(heard.samples, at - heard.delayMs);
    if (control.status.mode === 'half-duplex') halfDuplexMs += 20;
  }
  const used = process.cpuUsage(begun);
  const { erleDb } = control.path;
  control.close();
  return {
    stretches,
    halfDuplexMs,
    erleDb: Math.round(erleDb * 10) / 10,
    rtf: Math.round(((used.user + used.system) / 1000 / ms(played.length)) * 1000) / 1000,
  };
}
