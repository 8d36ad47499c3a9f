import type { SpeechConfig, SpeechStatus } from '../../contract/speech.ts';
import { loadingDetail } from './status.ts';

/** A part that can be left out of the start. */
export type OptionalPart = 'voices' | 'recognisers' | 'vad' | 'denoiser' | 'devices';

/** Deaths during `start` after which the part that was being loaded is left out. */
const deathsAllowed = 2;
/** Where the process died before it said what it was loading: this order. */
const order: readonly OptionalPart[] = ['voices', 'denoiser', 'recognisers', 'vad', 'devices'];

/**
 * Keeps a model or device that kills the process from killing it for ever: native code ends the
 * process on a corrupt file, and no check here can know that.
 */
export interface Degrade {
  /** The configuration with what is left out removed. A changed configuration is tried whole again. */
  reduce(config: SpeechConfig): SpeechConfig;
  /** The process died during `start`; `last` is the last status it sent. */
  died(last: SpeechStatus | undefined): void;
  /** It started: deaths before are forgotten, what was left out stays out. */
  started(): void;
  /** Says in the status what was left out and why. */
  explain(status: SpeechStatus): SpeechStatus;
}

export function createDegrade(): Degrade {
  const left = new Set<OptionalPart>();
  let deaths = 0;
  let seen = '';

  return {
    reduce(config) {
      const now = JSON.stringify(config);
      if (now !== seen) {
        seen = now;
        deaths = 0;
        left.clear();
      }
      return {
        ...config,
        recognisers: left.has('recognisers') ? [] : config.recognisers,
        vad: left.has('vad') ? null : config.vad,
        voices: left.has('voices') ? [] : config.voices,
        devices: left.has('devices') ? null : config.devices,
        denoiser: left.has('denoiser') ? null : config.denoiser,
      };
    },
    died(last) {
      deaths += 1;
      if (deaths < deathsAllowed) return;
      const named = last && suspect(last);
      const part = named && !left.has(named) ? named : order.find((other) => !left.has(other));
      if (part) left.add(part);
      deaths = 0;
    },
    started() {
      deaths = 0;
    },
    explain(status) {
      if (left.size === 0) return status;
      const said = <T extends { ok: boolean; detail: string }>(
        part: T,
        what: string,
        ok = false,
      ) => {
        const detail = `${what} left out: the speech process died twice while loading it; run "vaani models verify"`;
        return { ...part, ok: part.ok && ok, detail };
      };
      return {
        ...status,
        microphone: left.has('devices')
          ? said(status.microphone, 'audio devices')
          : status.microphone,
        speaker: left.has('devices') ? said(status.speaker, 'audio devices') : status.speaker,
        vad: left.has('vad') ? said(status.vad, 'the voice detection model', true) : status.vad,
        recognition: left.has('recognisers')
          ? said(status.recognition, 'recognition')
          : status.recognition,
        noise: left.has('denoiser') ? said(status.noise, 'noise suppression') : status.noise,
        // eSpeak still speaks.
        voice: left.has('voices') ? said(status.voice, 'the installed voice', true) : status.voice,
      };
    },
  };
}

function suspect(status: SpeechStatus): OptionalPart | undefined {
  const loading = (part: { detail: string }) => part.detail === loadingDetail;
  if (loading(status.microphone) || loading(status.speaker)) return 'devices';
  if (loading(status.recognition)) return 'recognisers';
  if (loading(status.vad)) return 'vad';
  if (loading(status.noise)) return 'denoiser';
  if (loading(status.voice)) return 'voices';
  return undefined;
}
