import type { Clock } from '../../kernel/clock.ts';
import { rms, toInt16 } from '../audio/pcm.ts';
import type { Resampler, ResamplerFactory } from '../audio/resample.ts';
import type { Player, PlayerEvents } from './port.ts';
import { createRoom } from './room.ts';

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
  fadeMs: 30,
  queueMs: 10_000,
} as const satisfies DevicePlayerOptions;

export interface DevicePlayer extends Player {
  /** The next `frames` samples for the device; silence when there is nothing to say. */
  render(frames: number): Int16Array;
  /** The device is gone: everything held ends with this failure. */
  fail(failure: string): void;
}

interface Piece {
  readonly samples: Float32Array;
  readonly sentence: number;
}

interface Item {
  readonly utterance: number;
  readonly pieces: Piece[];
  /** Samples of `pieces[0]` already played. */
  offset: number;
  sentence: number;
  started: boolean;
  finished: boolean;
  silenced: boolean;
  failure: string | undefined;
  resampler: { readonly rate: number; readonly filter: Resampler } | undefined;
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
  let items: Item[] = [];
  let queued = 0;
  const room = createRoom(() => (queued / sampleRate) * 1000 < options.queueMs);
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
      pieces: [],
      offset: 0,
      sentence: -1,
      started: false,
      finished: false,
      silenced: false,
      failure: undefined,
      resampler: undefined,
    };
    items.push(item);
    return item;
  }

  function add(item: Item, sentence: number, samples: Float32Array): void {
    if (samples.length === 0) return;
    item.pieces.push({ samples, sentence });
    queued += samples.length;
  }

  function convert(item: Item, sentence: number, samples: Float32Array, rate: number): void {
    if (item.resampler?.rate !== rate) {
      drain(item, sentence);
      item.resampler = { rate, filter: resamplers(rate, sampleRate) };
    }
    add(item, sentence, item.resampler.filter.process(samples));
  }

  /** Takes the last samples out of the filter. */
  function drain(item: Item, sentence: number): void {
    if (!item.resampler) return;
    add(item, sentence, item.resampler.filter.flush());
    item.resampler.filter.close();
    item.resampler = undefined;
  }

  /** The utterance is over once what was rendered before `offset` has been heard. */
  function end(item: Item, offset: number): void {
    items = items.filter((other) => other !== item);
    item.resampler?.filter.close();
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

  /** Copies from the head of an item; returns how many samples it gave. */
  function take(item: Item, into: Float32Array, from: number): number {
    let at = from;
    while (at < into.length) {
      const piece = item.pieces[0];
      if (!piece) break;
      announce(item, piece, at);
      const part = piece.samples.subarray(item.offset, item.offset + into.length - at);
      into.set(part, at);
      at += part.length;
      queued -= part.length;
      item.offset += part.length;
      if (item.offset === piece.samples.length) {
        item.pieces.shift();
        item.offset = 0;
      }
    }
    return at - from;
  }

  function announce(item: Item, piece: Piece, offset: number): void {
    const { utterance } = item;
    if (!item.started) {
      item.started = true;
      whenAudible(offset, (at) => events.onStart(utterance, at));
    }
    if (piece.sentence > item.sentence) {
      item.sentence = piece.sentence;
      whenAudible(offset, (at) => events.onSentence(utterance, piece.sentence, at));
    }
  }

  /** Leaves only a fade-out of what was playing. */
  function fade(item: Item): void {
    const rest = new Float32Array(fadeSamples);
    const length = item.started ? take(item, rest, 0) : 0;
    for (const piece of item.pieces) queued -= piece.samples.length;
    queued += item.offset;
    item.pieces.length = 0;
    item.offset = 0;
    item.silenced = true;
    item.finished = true;
    const faded = rest.subarray(0, length).map((sample, i) => sample * (1 - i / length));
    add(item, item.sentence, faded);
    if (faded.length === 0) end(item, 0);
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
      if (!item.finished) convert(item, sentence, samples, rate);
    },
    finish(utterance, failure) {
      const item = itemFor(utterance);
      drain(item, item.pieces.at(-1)?.sentence ?? item.sentence);
      item.finished = true;
      item.failure = failure;
      if (item.pieces.length === 0) end(item, 0);
    },
    room: room.wait,
    silence() {
      for (const item of [...items]) if (!item.silenced) fade(item);
      room.check();
    },
    finishSentence() {
      const item = items.find(({ started, silenced }) => started && !silenced);
      for (const other of [...items]) if (other !== item && !other.silenced) fade(other);
      if (item) {
        const kept = item.pieces.filter(({ sentence }) => sentence <= item.sentence);
        for (const { samples } of item.pieces.splice(kept.length)) queued -= samples.length;
        if (item.finished && kept.length === 0) end(item, 0);
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
        at += take(item, block, at);
        if (item.pieces.length > 0) break; // The block is full.
        if (!item.finished) break; // The voice is behind; silence until it has more.
        end(item, at);
      }
      if (at > 0) level(block);
      room.check();
      return toInt16(block);
    },
    fail(failure) {
      const now = clock.now();
      for (const item of items) {
        item.resampler?.filter.close();
        events.onEnd(item.utterance, now, false, failure);
      }
      items = [];
      queued = 0;
      room.check();
    },
  };
}
