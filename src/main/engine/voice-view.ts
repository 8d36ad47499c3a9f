import type { VoiceView } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { SpeechClient } from '../speech/index.ts';
import type { AudioKind } from './seat.ts';

/** What the screen says about hearing and speaking; the notice is a phrase key. */
export function voiceView(
  audio: AudioKind,
  speech: SpeechClient | null,
  language: Language,
): VoiceView {
  if (!speech || audio === 'none') return { hears: false, speaks: false, notice: null };
  if (!speech.up) return { hears: false, speaks: false, notice: 'notice.speech_down' };
  const status = speech.status();
  const recognises = status.vad.ok && status.recognition.languages.includes(language);
  const microphone = audio === 'remote' || status.microphone.ok;
  const speaks = status.voice.ok && (audio === 'remote' || status.speaker.ok);
  const notice = !microphone
    ? 'notice.no_microphone'
    : !recognises
      ? 'notice.no_recogniser'
      : !speaks
        ? 'notice.no_voice'
        : null;
  return { hears: microphone && recognises, speaks, notice };
}
