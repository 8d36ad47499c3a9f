import { createInterface } from 'node:readline';
import { spell as spellText } from '../language/spell/index.ts';
import { type Command, UsageError } from './command.ts';
import { languageOption } from './language-option.ts';

/** A line longer than this is no sentence. */
const maxLineLength = 10_000;

/** `vaani spell`: texts as they are spoken, a line each from standard input. */
export const spell: Command = {
  name: 'spell',
  usage: '--lang L [--dates day-first|month-first] < LINES',
  summary: 'Writes numbers, dates, money and symbols out as they are spoken',
  options: { lang: { type: 'string' }, dates: { type: 'string' } },
  async run(context) {
    const language = languageOption(context);
    const dateOrder = context.options['dates'] ?? 'month-first';
    if (dateOrder !== 'day-first' && dateOrder !== 'month-first') {
      throw new UsageError(`--dates takes day-first or month-first, not "${dateOrder}"`);
    }
    if (context.positionals.length > 0) throw new UsageError('give the texts on standard input');
    for await (const input of createInterface({ input: context.stdin, crlfDelay: Infinity })) {
      if (context.signal.aborted) return 1;
      if (input.length > maxLineLength) {
        throw new Error(`a line is over ${maxLineLength} characters; give it in parts`);
      }
      const spoken = spellText(input, language, { dateOrder });
      context.print({ input, spoken }, spoken);
    }
    return 0;
  },
};
