import type { VoiceView } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { Clock } from '../kernel/clock.ts';
import type { SpeechClient } from '../speech/index.ts';
import type { Situation } from './degrade.ts';
import type { AudioKind } from './seat/port.ts';

/** Why a person is hard to hear just now (the speech process's `hint`). */
export type HearingHint = 'too-quiet' | 'clipping';

/** A hint is shown for this long, ms; the person has moved by then, or the next hint comes. */
export const hintShownMs = 6_000;

const hintPhrases = {
  'too-quiet': 'notice.too_quiet',
  clipping: 'notice.clipping',
} as const satisfies Readonly<Record<HearingHint, string>>;

/** What the screen says about hearing and speaking. Notice and hint are phrase keys; `wordedVoice` words them. */
export function voiceView(
  audio: AudioKind,
  speech: Pick<SpeechClient, 'up' | 'status'> | null,
  language: Language,
  hint: HearingHint | null = null,
): Omit<VoiceView, 'muted'> {
  const nothing = { hears: false, speaks: false, notice: null, hint: null, halfDuplex: false };
  if (!speech || audio === 'none') return nothing;
  if (!speech.up) return { ...nothing, notice: 'notice.speech_down' };
  const status = speech.status();
  const recognises = status.vad.ok && status.recognition.languages.includes(language);
  const microphone = audio === 'remote' || status.microphone.ok;
  const speaks = status.voice.ok && (audio === 'remote' || status.speaker.ok);
  const hears = microphone && recognises;
  const notice = !microphone
    ? 'notice.no_microphone'
    : !recognises
      ? 'notice.no_recogniser'
      : !status.voice.ok
        ? 'notice.no_voice'
        : !speaks
          ? 'notice.no_speaker'
          : null;
  return {
    hears,
    speaks,
    notice,
    // Whoever cannot be heard at all is told the reason of that.
    hint: hears && hint ? hintPhrases[hint] : null,
    // A far screen cancels its own echo (the browser does); this is about the kiosk's own devices.
    halfDuplex: audio === 'device' && hears && speaks && status.echo.mode === 'half-duplex',
  };
}

/** The same in the words of the person's language, by the wording's `label`. */
export function wordedVoice<V extends Pick<VoiceView, 'notice' | 'hint'>>(
  view: V,
  label: (key: string) => string,
): V {
  return {
    ...view,
    notice: view.notice && label(view.notice),
    hint: view.hint && label(view.hint),
  };
}

/** What works, for the watch that tells people about it (degrade.ts). */
export function situationOf(
  audio: AudioKind,
  speech: Pick<SpeechClient, 'up' | 'status'> | null,
  language: Language,
): Situation {
  const { hears, speaks } = voiceView(audio, speech, language);
  return { hears, speaks, sure: audio === 'none' || speech === null || speech.up };
}

/** Shows a hint for a while. */
export function createShownHint(clock: Clock, onChanged: () => void) {
  let shown: HearingHint | null = null;
  let cancel = () => {};
  function show(hint: HearingHint | null): void {
    cancel();
    if (hint) cancel = clock.after(hintShownMs, () => show(null));
    if (hint === shown) return;
    shown = hint;
    onChanged();
  }
  return {
    get shown() {
      return shown;
    },
    show: (hint: HearingHint) => show(hint),
    clear: () => show(null),
  };
}
