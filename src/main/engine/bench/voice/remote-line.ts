import type { SpeechClient } from '../../../speech/index.ts';
import { openFileLine } from '../../call/file-line.ts';
import { recordingRate } from './recording.ts';

/** What a microphone and a speaker made of files carried, from the same moment on. */
export interface Carried {
  /** Wall time of the first sample of both, ms. */
  readonly startedAt: number;
  readonly microphone: Int16Array;
  readonly microphoneRate: number;
  readonly speaker: Int16Array;
  readonly speakerRate: number;
}

export interface RemoteLine {
  /** Resolves when the last sample was sent. */
  play(samples: Float32Array): Promise<void>;
  close(): Carried;
}

/** A remote channel whose microphone and speaker are recorded: for machines without virtual devices. */
export function openRemoteLine(speech: SpeechClient, channel: number): RemoteLine {
  const now = () => performance.timeOrigin + performance.now();
  const startedAt = now();
  const frames: Int16Array[] = [];
  const sendAudio: SpeechClient['sendAudio'] = (frame) => {
    frames.push(frame.samples);
    speech.sendAudio(frame);
  };
  // Frames leave when they are due: what was sent in order is the recording of the microphone.
  const line = openFileLine({ ...speech, sendAudio }, channel, startedAt);
  return {
    play: line.play,
    close() {
      const { samples, sampleRate } = line.close();
      const microphone = new Int16Array(frames.reduce((sum, frame) => sum + frame.length, 0));
      let at = 0;
      for (const frame of frames) {
        microphone.set(frame, at);
        at += frame.length;
      }
      return {
        startedAt,
        microphone,
        microphoneRate: recordingRate,
        speaker: samples,
        speakerRate: sampleRate,
      };
    },
  };
}
