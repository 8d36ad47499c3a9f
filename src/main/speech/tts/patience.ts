import type { Clock } from '../../kernel/clock.ts';
import type { SpeakRequest, Voice } from './port.ts';

/** How long a voice may keep people waiting, ms. */
export interface Patience {
  /** For the first audio of any sentence. */
  readonly firstAudioMs: number;
  /** And for each of its characters: some voices compute a whole sentence before they give any of it. */
  readonly perCharacterMs: number;
  /** Between two pieces of audio, and to stop after an abort. */
  readonly gapMs: number;
}

/** A natural voice: longer than this in silence, and a simpler voice at once serves people better. */
export const naturalPatience = {
  firstAudioMs: 1_500,
  perCharacterMs: 15,
  gapMs: 3_000,
} as const satisfies Patience;

/** The last voice there is: nothing is gained by giving it up early. */
export const lastPatience = {
  firstAudioMs: 5_000,
  perCharacterMs: 15,
  gapMs: 5_000,
} as const satisfies Patience;

/**
 * done: the sentence was spoken, or aborted · failed: the voice gave up · stuck: it gave no sign in
 * time, and nothing it still gives is passed on. `gave`: some of the sentence was passed on.
 */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly gave: boolean; readonly error: unknown }
  | { readonly kind: 'stuck'; readonly gave: boolean; readonly error: Error };

/** Lets a voice speak a sentence, for as long as the patience lasts. Never rejects. */
export function speakInTime(
  voice: Pick<Voice, 'speak'>,
  request: SpeakRequest,
  patience: Patience,
  clock: Clock,
): Promise<Outcome> {
  const inner = new AbortController();
  let gave = false;
  let cancel = () => {};
  return new Promise((resolve) => {
    function settle(outcome: Outcome): void {
      cancel();
      request.signal.removeEventListener('abort', onAbort);
      resolve(outcome);
    }
    function allow(ms: number): void {
      cancel();
      cancel = clock.after(ms, () => {
        inner.abort();
        const error = new Error(`no audio within ${ms} ms`);
        settle({ kind: 'stuck', gave, error });
      });
    }
    function onAbort(): void {
      inner.abort();
      allow(patience.gapMs);
    }
    request.signal.addEventListener('abort', onAbort);
    allow(patience.firstAudioMs + patience.perCharacterMs * request.text.length);
    if (request.signal.aborted) onAbort();
    const onAudio: SpeakRequest['onAudio'] = (samples, sampleRate) => {
      if (inner.signal.aborted) return;
      gave = true;
      allow(patience.gapMs);
      request.onAudio(samples, sampleRate);
    };
    voice.speak({ ...request, signal: inner.signal, onAudio }).then(
      () => settle({ kind: 'done' }),
      (error: unknown) => settle({ kind: 'failed', gave, error }),
    );
  });
}
