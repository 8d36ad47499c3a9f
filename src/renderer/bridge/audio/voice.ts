import { decodeAudioFrame, encodeAudioFrame } from '../../../contract/audio-frame.ts';
import { type Capture, CaptureError, type CaptureFailure, startCapture } from './capture.ts';
import { createPlayer, type PlayerContext } from './player.ts';

/** The browser's microphone and speaker as the screen uses them. */
export interface Voice {
  /** Call it in a tap's handler, before anything is awaited: browsers allow sound only then. */
  unlockSpeaker(): void;
  /** Opens the microphone; resolves with why not when it cannot be used. */
  startMicrophone(): Promise<CaptureFailure | undefined>;
  stopMicrophone(): void;
  /** True when the microphone may be opened without asking the person. */
  allowedAlready(): Promise<boolean>;
  /** Bytes of an audio frame from the engine. */
  receive(bytes: Uint8Array): void;
  complete(utterance: number): void;
  stopPlayback(): void;
  /** Lowers what is being said, or brings it back. */
  duck(on: boolean): void;
  /** A new connection: its utterances are counted anew. */
  reset(): void;
}

export interface VoiceListeners {
  /** An encoded frame of the microphone. */
  readonly onFrame: (bytes: Uint8Array) => void;
  readonly onPlayed: (utterance: number, state: 'started' | 'ended') => void;
  readonly onMicrophoneLost: () => void;
  /** Something was plugged in or out. */
  readonly onDevices: () => void;
}

/** How many voices of different rates are kept ready. */
const maxContexts = 3;
const usualVoiceHz = 22_050;

export function createVoice(listeners: VoiceListeners): Voice {
  const contexts = new Map<number, AudioContext>();
  let capture: Capture | undefined;
  // Not there on a page that may not use a microphone.
  navigator.mediaDevices?.addEventListener('devicechange', listeners.onDevices);
  const player = createPlayer({ contextFor, onPlayed: listeners.onPlayed });

  function contextFor(sampleRate: number): PlayerContext {
    const known = contexts.get(sampleRate);
    if (known) {
      if (known.state !== 'running') void known.resume();
      return known;
    }
    if (contexts.size >= maxContexts) {
      const [oldest] = contexts;
      if (oldest) {
        contexts.delete(oldest[0]);
        void oldest[1].close();
      }
    }
    const context = new AudioContext({ sampleRate, latencyHint: 'interactive' });
    void context.resume();
    contexts.set(sampleRate, context);
    return context;
  }

  return {
    unlockSpeaker: () => void contextFor(usualVoiceHz),
    async startMicrophone() {
      if (capture) return undefined;
      try {
        capture = await startCapture({
          onFrame: (samples) =>
            listeners.onFrame(
              encodeAudioFrame({ channel: 0, utterance: 0, sampleRate: 16_000, samples }),
            ),
          onLost() {
            capture = undefined;
            listeners.onMicrophoneLost();
          },
        });
        return undefined;
      } catch (error) {
        return error instanceof CaptureError ? error.reason : 'failed';
      }
    },
    stopMicrophone() {
      capture?.stop();
      capture = undefined;
    },
    async allowedAlready() {
      try {
        const { state } = await navigator.permissions.query({ name: 'microphone' });
        return state === 'granted';
      } catch {
        return false;
      }
    },
    receive(bytes) {
      const frame = decodeAudioFrame(bytes);
      if (frame && frame.utterance > 0) player.play(frame);
    },
    complete: player.complete,
    stopPlayback: player.stop,
    duck: player.duck,
    reset: player.reset,
  };
}
