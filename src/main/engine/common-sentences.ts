import type { Language } from '../../contract/language.ts';
import { speechApi } from '../../contract/speech.ts';
import { spell } from '../language/spell/index.ts';
import type { SpeechClient } from '../speech/index.ts';
import type { Trade } from './trade.ts';

/** As many as one call takes. */
const most = 500;

/** Has the sentences made that are said word for word again and again, whenever the voice has nothing else to do. */
export function prerenderCommon(
  speech: SpeechClient,
  trades: readonly Trade[],
  languages: readonly Language[],
): void {
  for (const language of languages) {
    const texts = new Set(
      trades.flatMap(({ wording, pronounce }) =>
        wording[language].fixed.map((text) => pronounce[language](spell(text, language))),
      ),
    );
    const some = [...texts].filter(isSpeakable).slice(0, most);
    // A process that is away now is asked again when it is back.
    speech.call('prerender', { language, texts: some }).catch(() => {});
  }
}

const isSpeakable = (text: string) =>
  speechApi.calls.prerender.params.shape.texts.element.safeParse(text).success;

/** A sentence without values, as it is given to the voice. */
export function spokenLabel(
  { wording, pronounce }: Pick<Trade, 'wording' | 'pronounce'>,
  key: string,
  language: Language,
): string {
  const text = wording[language].word([{ key }], 'voice', {});
  return pronounce[language](spell(text, language));
}
