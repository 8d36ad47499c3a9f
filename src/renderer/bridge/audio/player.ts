import type { AudioFrame } from '../../../contract/audio-frame.ts';
import { createFader, type Fader, fadeSeconds, type LevelLike } from './fader.ts';

/** The part of Web Audio that is used, so that a test can own time. */
export interface PlayerContext {
  /** Seconds. */
  readonly currentTime: number;
  /** Seconds from the graph to the ear, where the browser knows. */
  readonly outputLatency?: number;
  readonly destination: AudioNodeLike;
  createBuffer(channels: number, length: number, sampleRate: number): BufferLike;
  createBufferSource(): SourceLike;
  createGain(): GainLike;
  resume(): Promise<void>;
}
export interface AudioNodeLike {
  connect(target: never): unknown;
  disconnect(): void;
}
export interface BufferLike {
  getChannelData(channel: number): Float32Array;
}
export interface SourceLike extends AudioNodeLike {
  buffer: unknown;
  onended: unknown;
  start(when: number): void;
  stop(when: number): void;
}
export interface GainLike extends AudioNodeLike {
  readonly gain: LevelLike;
}

export interface PlayerOptions {
  /** A running context at this rate, Hz: samples then follow each other without a seam. */
  readonly contextFor: (sampleRate: number) => PlayerContext;
  readonly onPlayed: (utterance: number, state: 'started' | 'ended') => void;
  /** Runs `callback` once after `ms`; the returned function cancels it. */
  readonly after?: (ms: number, callback: () => void) => () => void;
}

export interface Player {
  /** Plays a frame right after the one before. */
  play(frame: AudioFrame): void;
  /** No more frames of this utterance will come. */
  complete(utterance: number): void;
  /** Lowers everything, also what comes later, while the person speaks over it; `stop` brings it back too. */
  duck(on: boolean): void;
  /** Fades out within 30 ms and drops everything; later frames of the same utterances are dropped too. */
  stop(): void;
  /** As `stop`, and forgets which utterances there were: the other side may count from one again. */
  reset(): void;
}

/** Head start of the first frame: absorbs the jitter of the line. */
const leadSeconds = 0.06;
/** What is left of the volume while ducked. */
const duckedLevel = 0.25;
/** Never more than this waiting to be played; an answer of the longest text fits. */
const maxAheadSeconds = 600;
const checkMs = 40;

interface Track {
  readonly utterance: number;
  readonly context: PlayerContext;
  readonly gain: GainLike;
  readonly fader: Fader;
  readonly sources: Set<SourceLike>;
  /** Seconds on the context's clock. */
  readonly startsAt: number;
  endsAt: number;
  started: boolean;
  complete: boolean;
}

/** Plays utterances frame by frame and tells when each really began and ended. */
export function createPlayer(options: PlayerOptions): Player {
  const after = options.after ?? afterTimeout;
  const tracks = new Map<number, Track>();
  /** Utterances up to this one were stopped. */
  let stoppedThrough = 0;
  let newest = 0;
  let ducked = false;
  let cancelCheck: (() => void) | undefined;

  function trackFor(frame: AudioFrame): Track {
    const known = tracks.get(frame.utterance);
    if (known) return known;
    const context = options.contextFor(frame.sampleRate);
    const gain = context.createGain();
    gain.connect(context.destination as never);
    const earliest = context.currentTime + leadSeconds;
    // What is still being said goes first.
    const busyUntil = Math.max(
      0,
      ...[...tracks.values()].map(
        (track) => track.endsAt - track.context.currentTime + context.currentTime,
      ),
    );
    const startsAt = onGrid(Math.max(earliest, busyUntil), frame.sampleRate);
    const track: Track = {
      utterance: frame.utterance,
      context,
      gain,
      fader: createFader(gain.gain, ducked ? duckedLevel : 1),
      sources: new Set(),
      startsAt,
      endsAt: startsAt,
      started: false,
      complete: false,
    };
    tracks.set(frame.utterance, track);
    return track;
  }

  function schedule(track: Track, frame: AudioFrame): void {
    const { context } = track;
    if (track.endsAt < context.currentTime) {
      // The line was slower than the voice: leave a gap instead of swallowing the beginning.
      track.endsAt = onGrid(context.currentTime + leadSeconds, frame.sampleRate);
    }
    if (track.endsAt - context.currentTime > maxAheadSeconds) return;
    const buffer = context.createBuffer(1, frame.samples.length, frame.sampleRate);
    const channel = buffer.getChannelData(0);
    frame.samples.forEach((sample, index) => {
      channel[index] = sample / 32_768;
    });
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(track.gain as never);
    source.onended = () => {
      track.sources.delete(source);
      source.disconnect();
    };
    source.start(track.endsAt);
    track.sources.add(source);
    track.endsAt += frame.samples.length / frame.sampleRate;
  }

  /** Reports what has become audible or silent by now, and looks again while something is to come. */
  function check(): void {
    cancelCheck?.();
    cancelCheck = undefined;
    for (const track of [...tracks.values()]) {
      const heard = track.context.currentTime - (track.context.outputLatency ?? 0);
      if (!track.started && heard >= track.startsAt) {
        track.started = true;
        options.onPlayed(track.utterance, 'started');
      }
      if (track.started && track.complete && heard >= track.endsAt) {
        tracks.delete(track.utterance);
        track.gain.disconnect();
        options.onPlayed(track.utterance, 'ended');
      }
    }
    if (tracks.size > 0) cancelCheck = after(checkMs, check);
  }

  function stop(): void {
    cancelCheck?.();
    cancelCheck = undefined;
    stoppedThrough = newest;
    ducked = false;
    for (const { context, fader, sources } of tracks.values()) {
      const now = context.currentTime;
      fader.moveTo(0, now);
      for (const source of sources) source.stop(now + fadeSeconds);
    }
    tracks.clear();
  }

  return {
    play(frame) {
      if (frame.utterance <= stoppedThrough || frame.samples.length === 0) return;
      newest = Math.max(newest, frame.utterance);
      schedule(trackFor(frame), frame);
      if (!cancelCheck) cancelCheck = after(checkMs / 4, check);
    },
    complete(utterance) {
      if (utterance <= stoppedThrough) return;
      newest = Math.max(newest, utterance);
      const track = tracks.get(utterance);
      // An utterance without a single sample has nothing left to play.
      if (!track) return options.onPlayed(utterance, 'ended');
      track.complete = true;
    },
    duck(on) {
      if (on === ducked) return;
      ducked = on;
      for (const { context, fader } of tracks.values()) {
        fader.moveTo(on ? duckedLevel : 1, context.currentTime);
      }
    },
    stop,
    reset() {
      stop();
      stoppedThrough = 0;
      newest = 0;
    },
  };
}

/** The next whole sample: sources that start between samples are interpolated, which is heard as a seam. */
function onGrid(seconds: number, sampleRate: number): number {
  return Math.ceil(seconds * sampleRate) / sampleRate;
}

function afterTimeout(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
