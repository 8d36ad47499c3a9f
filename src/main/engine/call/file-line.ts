import type { AudioFrame } from '../../../contract/audio-frame.ts';
import type { SpeechClient } from '../../speech/index.ts';

/** Microphone frame length. */
const frameMs = 20;
const sampleRate = 16_000;
const frameSamples = (sampleRate * frameMs) / 1000;

/**
 * A microphone and a speaker made of files, in real time: frames go out every 20 ms (silence where
 * nothing is played), and what is received is laid down on a recording at the moment it would sound.
 */
export interface FileLine {
  /** Plays samples (16 kHz) into the microphone; resolves when the last one was sent. */
  play(samples: Float32Array): Promise<void>;
  /** Ends the line and returns what the speaker played since it began. */
  close(): { readonly samples: Int16Array; readonly sampleRate: number };
}

interface Utterance {
  /** Where the next sample goes on the recording. */
  next: number;
  ended: boolean;
  timer?: NodeJS.Timeout;
}

export function openFileLine(speech: SpeechClient, channel: number, startedAt: number): FileLine {
  const silence = new Int16Array(frameSamples);
  let queued: { samples: Int16Array; from: number; done: () => void } | undefined;
  let sent = 0;
  let outputRate = sampleRate;
  let placements: { start: number; samples: Int16Array }[] = [];
  /** From when on what is played is quieter, or as loud as before; ms since the line began. */
  const ducks: { readonly at: number; readonly on: boolean }[] = [];
  const duck = (on: boolean) => {
    if (on !== (ducks.at(-1)?.on ?? false)) ducks.push({ at: now() - startedAt, on });
  };
  const utterances = new Map<number, Utterance>();

  const now = () => performance.timeOrigin + performance.now();
  const position = () => Math.round(((now() - startedAt) / 1000) * outputRate);

  function sendFrame(): void {
    let samples = silence;
    if (queued) {
      samples = new Int16Array(frameSamples);
      samples.set(queued.samples.subarray(queued.from, queued.from + frameSamples));
      queued.from += frameSamples;
      if (queued.from >= queued.samples.length) {
        queued.done();
        queued = undefined;
      }
    }
    speech.sendAudio({ channel, utterance: 0, sampleRate, samples });
  }

  // Timers drift: as many frames are sent as the time that has passed calls for.
  const clock = setInterval(() => {
    const due = Math.floor((now() - startedAt) / frameMs);
    for (; sent < due; sent += 1) sendFrame();
  }, frameMs / 2);

  const report = (utterance: number, state: 'started' | 'ended') =>
    void speech.call('playback.report', { channel, utterance, state }).catch(() => {});

  function receive(frame: AudioFrame): void {
    if (frame.channel !== channel) return;
    outputRate = frame.sampleRate;
    let utterance = utterances.get(frame.utterance);
    if (!utterance) {
      const last = Math.max(
        0,
        ...[...utterances.values()].filter((u) => !u.ended).map((u) => u.next),
      );
      utterance = { next: Math.max(position(), last), ended: false };
      utterances.set(frame.utterance, utterance);
      report(frame.utterance, 'started');
    }
    const start = Math.max(utterance.next, position());
    placements.push({ start, samples: frame.samples });
    utterance.next = start + frame.samples.length;
  }

  function complete(id: number): void {
    const utterance = utterances.get(id);
    if (!utterance || utterance.ended) return;
    const remainingMs = ((utterance.next - position()) / outputRate) * 1000;
    utterance.timer = setTimeout(
      () => {
        utterance.ended = true;
        report(id, 'ended');
      },
      Math.max(0, remainingMs),
    );
  }

  function stop(): void {
    duck(false);
    const here = position();
    placements = placements
      .filter(({ start }) => start < here)
      .map(({ start, samples }) => ({
        start,
        samples: samples.subarray(0, Math.max(0, here - start)),
      }));
    for (const [id, utterance] of utterances) {
      if (utterance.ended) continue;
      clearTimeout(utterance.timer);
      utterance.ended = true;
      report(id, 'ended');
    }
  }

  const offs = [
    speech.onAudio(receive),
    speech.on('playback.complete', (data) => {
      if (data.channel === channel) complete(data.utterance);
    }),
    speech.on('playback.stop', (data) => {
      if (data.channel === channel) stop();
    }),
    speech.on('playback.duck', (data) => {
      if (data.channel === channel) duck(data.on);
    }),
  ];

  return {
    play(samples) {
      const pcm = Int16Array.from(samples, (value) =>
        Math.round(Math.max(-1, Math.min(1, value)) * 32_767),
      );
      return new Promise((done) => {
        queued = { samples: pcm, from: 0, done };
      });
    },
    close() {
      clearInterval(clock);
      for (const { timer } of utterances.values()) clearTimeout(timer);
      for (const off of offs) off();
      const length = Math.max(
        position(),
        ...placements.map(({ start, samples }) => start + samples.length),
      );
      const recording = new Int16Array(length);
      for (const { start, samples } of placements) recording.set(samples, start);
      for (const [nth, { at, on }] of ducks.entries()) {
        if (!on) continue;
        const to = ducks[nth + 1]?.at ?? Number.POSITIVE_INFINITY;
        quieten(recording, (at / 1000) * outputRate, (to / 1000) * outputRate);
      }
      return { samples: recording, sampleRate: outputRate };
    },
  };
}

const duckedLevel = 0.25;
const rampSamples = 480;

/** Lowers a part of a recording, with a ramp at both ends; positions in samples. */
function quieten(recording: Int16Array, from: number, to: number): void {
  const first = Math.max(0, Math.round(from));
  const last = Math.min(recording.length, to + rampSamples);
  for (let i = first; i < last; i++) {
    const inside = Math.min(
      1,
      (i - first) / rampSamples,
      Math.max(0, to + rampSamples - i) / rampSamples,
    );
    recording[i] = (recording[i] ?? 0) * (1 - inside * (1 - duckedLevel));
  }
}
