import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../../contract/language.ts';
import type { Phrase, PhraseParam } from '../../actions/port.ts';
import { clockText } from '../../language/clock-text.ts';
import { locale } from '../../language/locale.ts';
import { assert } from '../../kernel/errors.ts';

/** ICU messages of one language; several wordings take turns. */
export type PhraseTable = Readonly<Record<string, string | readonly string[]>>;

/** Where a text goes: onto the screen, or to a voice. */
export type Medium = 'screen' | 'voice';

export interface Wording {
  /** Words phrases; `said` tells how often each was said before, so that wordings alternate. */
  word(phrases: readonly Phrase[], medium: Medium, said: Readonly<Record<string, number>>): string;
  /** One phrase as a label on the screen. */
  label(key: string): string;
  /** A value inside a phrase, as it looks on the screen. */
  name(value: PhraseParam): string;
  /** Every wording of the sentences that have no value in them: they are said word for word again and again. */
  readonly fixed: readonly string[];
}

/** Wording of one language over phrase tables; a later table adds to the earlier ones. */
export function createWording(language: Language, tables: readonly PhraseTable[]): Wording {
  const table: PhraseTable = Object.assign({}, ...tables);
  const compiled = new Map<string, IntlMessageFormat>();
  // Each takes longer to make than a whole turn.
  const amounts = new Intl.NumberFormat(locale(language));
  const days = new Intl.DateTimeFormat(locale(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });

  function compile(message: string): IntlMessageFormat {
    const known = compiled.get(message);
    if (known) return known;
    const made = new IntlMessageFormat(message, locale(language), undefined, { ignoreTag: true });
    compiled.set(message, made);
    return made;
  }

  function one({ key, params = {} }: Phrase, medium: Medium, times: number): string {
    const wordings = table[key];
    assert(
      wordings !== undefined && wordings.length > 0,
      `the phrase ${key} is missing in ${language}`,
    );
    const message =
      typeof wordings === 'string' ? wordings : (wordings[times % wordings.length] as string);
    const values = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, param(value, medium)]),
    );
    return String(compile(message).format(values));
  }

  function param(value: PhraseParam, medium: Medium): string | number {
    if (typeof value !== 'object') return value;
    switch (value.kind) {
      case 'money': {
        const amount = amounts.format(value.rupees);
        return medium === 'screen'
          ? `₹${amount}`
          : one({ key: 'money', params: { amount: value.rupees } }, 'voice', 0);
      }
      case 'digits':
        return medium === 'screen' ? value.value : Array.from(value.value).join(' ');
      case 'date':
        return days.format(new Date(value.iso));
      case 'phrase':
        return one({ key: value.key }, medium, 0);
      case 'time':
        return clockText(value.value, language);
      case 'list':
        return listed(
          value.items.map((item) => String(param(item, medium))),
          value.how ?? 'or',
        );
    }
  }

  /** "A, B or C", as it is said when one must be chosen; "A, B and C". */
  function listed(items: readonly string[], how: 'or' | 'and'): string {
    const last = items.at(-1) ?? '';
    if (items.length < 2) return last;
    const params = { items: items.slice(0, -1).join(', '), last };
    return one({ key: `list.${how}`, params }, 'screen', 0);
  }

  return {
    word: (phrases, medium, said) =>
      phrases.map((phrase) => one(phrase, medium, said[phrase.key] ?? 0)).join(' '),
    label: (key) => one({ key }, 'screen', 0),
    name: (value) => String(param(value, 'screen')),
    // Labels have one wording, sentences several.
    fixed: Object.values(table)
      .filter((wordings) => typeof wordings !== 'string')
      .flat()
      .filter((message) => !message.includes('{')),
  };
}
