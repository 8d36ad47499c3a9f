import type { VoiceDetector, VoiceDetectorModel } from './port.ts';
import { windowMs } from './segmenter.ts';

/**
 * A detector that wants more of a voice while Vaani speaks: so many windows in a row beyond those that the
 * detector wants itself. For loud places, where somebody always says something.
 */
export function patientVad(model: VoiceDetectorModel, windows: number): VoiceDetectorModel {
  return { name: model.name, open: () => patient(model.open(), windows) };
}

function patient(detector: VoiceDetector, windows: number): VoiceDetector {
  let vaaniSpeaks = false;
  /** A voice was taken for one, and goes on. */
  let voiced = false;
  let row = 0;
  /** Windows that were waited for when the present stretch began; at first the most there can be. */
  let waited = windows;

  return {
    accept(window) {
      const now = detector.accept(window);
      if (!now) {
        row = 0;
        voiced = false;
        return false;
      }
      if (voiced) return true;
      row += 1;
      const needed = vaaniSpeaks ? windows : 0;
      if (row <= needed) return false;
      voiced = true;
      // What had been waited for before Vaani fell silent counts as well.
      waited = row - 1;
      return true;
    },
    reset() {
      row = 0;
      voiced = false;
      detector.reset();
    },
    setVaaniSpeaking(on) {
      vaaniSpeaks = on;
      detector.setVaaniSpeaking?.(on);
    },
    get onsetLagMs() {
      return detector.onsetLagMs + waited * windowMs;
    },
    get releaseLagMs() {
      return detector.releaseLagMs;
    },
    ...(detector.endSilenceMs !== undefined && { endSilenceMs: detector.endSilenceMs }),
  };
}
