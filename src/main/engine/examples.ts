import type { SessionView } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { Trade } from './trade.ts';

/** What people ask in this trade, in each of these languages: the pack's own suggestions. */
export function examplesOf(
  { pack, wording }: Pick<Trade, 'pack' | 'wording'>,
  languages: readonly Language[],
): NonNullable<SessionView['examples']> {
  return languages.flatMap((language) =>
    pack.suggestions.map((key) => ({ language, text: wording[language].label(key) })),
  );
}
