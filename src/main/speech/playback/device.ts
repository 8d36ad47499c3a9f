import type { Clock } from '../../kernel/clock.ts';
import { rms, toInt16 } from '../audio/pcm.ts';
import type { ResamplerFactory } from '../audio/resample.ts';
import { createGain, duckedLevel } from './gain.ts';
import { sentencePauseMs } from './pauses.ts';
import type { Player, PlayerEvents } from './port.ts';
import { createRoom } from './room.ts';
import { createSupply, type Supply } from './supply.ts';

export interface DevicePlayerOptions {
  /** Hz; the device runs at this rate all the time. */
  readonly sampleRate: number;
  /** From `render` to the air, ms. */
  readonly latencyMs: number;
  /** Length of the fade on `silence`, ms: long enough not to click. */
  readonly fadeMs: number;
  /** How much unplayed audio makes the voice wait, ms. */
  readonly queueMs: number;
}

export const devicePlayerDefaults = {
  sampleRate: 48_000,
  latencyMs: 60,
  fadeMs: 20,
  queueMs: 10_000,
} as const satisfies DevicePlayerOptions;

export interface DevicePlayer extends Player {
  /** The next `frames` samples for the device; silence when there is nothing to say. */
  render(frames: number): Int16Array;
  /** The device is gone: everything held ends with this failure. */
  fail(failure: string): void;
}

interface Item {
  readonly utterance: number;
  readonly supply: Supply;
  sentence: number;
  started: boolean;
  finished: boolean;
  silenced: boolean;
  failure: string | undefined;
}

/**
 * Plays on this machine's speaker. The device pulls with `render` for as long as it runs, silence
 * included, because opening one takes too long to do for every answer.
 */
export function createDevicePlayer(
  clock: Clock,
  resamplers: ResamplerFactory,
  events: PlayerEvents,
  options: DevicePlayerOptions = devicePlayerDefaults,
): DevicePlayer {
  const { sampleRate, latencyMs } = options;
  const fadeSamples = Math.round((sampleRate * options.fadeMs) / 1000);
  const pauseSamples = Math.round((sampleRate * sentencePauseMs) / 1000);
  const gain = createGain(sampleRate);
  /** Samples of silence since the last sound: two utterances are as far apart as two sentences. */
  let quiet = Number.POSITIVE_INFINITY;
  let items: Item[] = [];
  const queuedMs = () => items.reduce((sum, { supply }) => sum + supply.queuedMs, 0);
  const room = createRoom(() => queuedMs() < options.queueMs);
  /** Told when what has just been rendered is audible, `offset` samples into the block. */
  const whenAudible = (offset: number, tell: (at: number) => void) => {
    const delayMs = latencyMs + (offset / sampleRate) * 1000;
    const at = clock.now() + delayMs;
    clock.after(delayMs, () => tell(at));
  };

  function itemFor(utterance: number): Item {
    const found = items.find((item) => item.utterance === utterance);
    if (found) return found;
    const item: Item = {
      utterance,
      supply: createSupply(resamplers, sampleRate),
      sentence: -1,
      started: false,
      finished: false,
      silenced: false,
      failure: undefined,
    };
    items.push(item);
    return item;
  }

  /** The utterance is over once what was rendered before `offset` has been heard. */
  function end(item: Item, offset: number): void {
    items = items.filter((other) => other !== item);
    item.supply.clear();
    if (item.silenced) comeBack();
    ending.add(item.utterance);
    const completed = !item.silenced && item.failure === undefined;
    const tell = (at: number) => {
      if (ending.delete(item.utterance)) {
        events.onEnd(item.utterance, at, completed, item.failure);
      }
    };
    if (item.started) whenAudible(offset, tell);
    else tell(clock.now());
  }
  const ending = new Set<number>();

  /** After `silence`: full volume, and no pause before what is said next. */
  function comeBack(): void {
    gain.reset();
    quiet = Number.POSITIVE_INFINITY;
  }

  /** Copies from the head of an item; returns how many samples it gave. */
  function take(item: Item, into: Float32Array, from: number): number {
    let at = from;
    while (at < into.length) {
      const piece = item.supply.take(into.length - at);
      if (!piece) break;
      announce(item, piece.sentence, at);
      into.set(piece.samples, at);
      at += piece.samples.length;
    }
    return at - from;
  }

  function announce(item: Item, sentence: number, offset: number): void {
    const { utterance } = item;
    if (!item.started) {
      item.started = true;
      whenAudible(offset, (at) => events.onStart(utterance, at));
    }
    if (sentence > item.sentence) {
      item.sentence = sentence;
      whenAudible(offset, (at) => events.onSentence(utterance, sentence, at));
    }
  }

  /** Leaves only a fade-out of what was playing. */
  function fade(item: Item): void {
    const rest = new Float32Array(fadeSamples);
    const length = item.started ? take(item, rest, 0) : 0;
    item.supply.clear();
    item.silenced = true;
    item.finished = true;
    if (length === 0) return end(item, 0);
    const faded = rest.subarray(0, length).map((sample, i) => sample * (1 - i / length));
    item.supply.push(item.sentence, faded, sampleRate);
  }

  let sinceLevel: Float32Array[] = [];
  let levelSamples = 0;
  function level(block: Float32Array): void {
    sinceLevel.push(block);
    levelSamples += block.length;
    if (levelSamples < sampleRate / 20) return;
    const loudness = Math.max(...sinceLevel.map(rms));
    sinceLevel = [];
    levelSamples = 0;
    whenAudible(0, () => events.onLevel(loudness));
  }

  return {
    write(utterance, sentence, samples, rate) {
      const item = itemFor(utterance);
      if (!item.finished) item.supply.push(sentence, samples, rate);
    },
    finish(utterance, failure) {
      const item = itemFor(utterance);
      item.supply.finish();
      item.finished = true;
      item.failure = failure;
      if (item.supply.empty) end(item, 0);
    },
    room: room.wait,
    duck: (on) => gain.moveTo(on ? duckedLevel : 1),
    silence() {
      if (items.length === 0) comeBack();
      for (const item of [...items]) if (!item.silenced) fade(item);
      room.check();
    },
    finishSentence() {
      const item = items.find(({ started, silenced }) => started && !silenced);
      for (const other of [...items]) if (other !== item && !other.silenced) fade(other);
      if (item) {
        item.supply.dropAfter(item.sentence);
        if (item.finished && item.supply.empty) end(item, 0);
      }
      room.check();
      return item && { utterance: item.utterance, sentence: item.sentence };
    },
    holds: (utterance) =>
      ending.has(utterance) || items.some((item) => item.utterance === utterance),
    render(frames) {
      const block = new Float32Array(frames);
      let at = 0;
      while (at < frames) {
        const item = items[0];
        if (!item) break;
        if (!item.started && !item.supply.empty && quiet < pauseSamples) {
          const pause = Math.min(pauseSamples - quiet, frames - at);
          gain.apply(block.subarray(at, at + pause));
          quiet += pause;
          at += pause;
          continue;
        }
        const taken = take(item, block, at);
        if (taken > 0) quiet = 0;
        gain.apply(block.subarray(at, at + taken));
        at += taken;
        if (!item.supply.empty) break; // The block is full.
        if (!item.finished) break; // The voice is behind; silence until it has more.
        end(item, at);
      }
      gain.apply(block.subarray(at)); // Silent, but on its way.
      quiet += frames - at;
      if (at > 0) level(block);
      room.check();
      return toInt16(block);
    },
    fail(failure) {
      const now = clock.now();
      for (const item of items) {
        item.supply.clear();
        events.onEnd(item.utterance, now, false, failure);
      }
      items = [];
      room.check();
    },
  };
}
