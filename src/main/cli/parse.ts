import { createInterface } from 'node:readline';
import type { ParseContext } from '../language/parse/context.ts';
import type { DateOrder } from '../language/parse/date-time/index.ts';
import type { Found } from '../language/parse/found.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { languageOption } from './language-option.ts';
import { clockOption } from './options.ts';

/** A line longer than this is no phrase. */
const maxLineLength = 10_000;

interface Context extends ParseContext {
  readonly dateOrder?: DateOrder;
}
type Parser = (text: string, context: Context) => Found<string> | undefined;

/** The parser of each kind, loaded when asked for; each gives the value as text. */
const parsers: Readonly<Record<string, () => Promise<Parser>>> = {
  number: async () => {
    const { findNumerals } = await import('../language/parse/number/index.ts');
    return (text, context) => {
      const all = findNumerals(text, context);
      const found = all.find(({ value }) => value.kind !== 'ordinal') ?? all[0];
      return found && { ...found, value: found.value.decimal };
    };
  },
  date: async () => {
    const { findMoments } = await import('../language/parse/date-time/index.ts');
    return (text, context) => findMoments(text, context)[0];
  },
  time: async () => {
    const { readTimeAnswer } = await import('../language/parse/date-time/index.ts');
    return readTimeAnswer;
  },
  money: async () => {
    const { findMoney } = await import('../language/parse/money/index.ts');
    return (text, context) => {
      const found = findMoney(text, context)[0];
      return found && { ...found, value: `${found.value.currency} ${found.value.decimal}` };
    };
  },
  phone: async () => {
    const { findPhones } = await import('../language/parse/phone/index.ts');
    return (text, context) => findPhones(text, context)[0];
  },
  'order-id': async () => {
    const { findOrderIds } = await import('../language/parse/order-id/index.ts');
    return (text, context) => findOrderIds(text, context)[0];
  },
  digits: async () => {
    const { findDigits } = await import('../language/parse/digits/index.ts');
    return (text, context) =>
      findDigits(text, context).reduce<Found<string> | undefined>(
        (best, one) => (best && best.value.length >= one.value.length ? best : one),
        undefined,
      );
  },
  'yes-no': async () => {
    const { findYesNo } = await import('../language/parse/yes-no/index.ts');
    return (text) => findYesNo(text)[0];
  },
};

/** `vaani parse`: what a phrase says, a line each from standard input; `value` is null where it says nothing of the kind. */
export const parse: Command = {
  name: 'parse',
  usage: `--kind ${Object.keys(parsers).join('|')} --lang L [--now ISO] [--dates day-first|month-first] < LINES`,
  summary:
    'Reads numbers, dates, times, money, phone and order numbers, digits, yes and no from text',
  options: {
    kind: { type: 'string' },
    lang: { type: 'string' },
    now: { type: 'string' },
    dates: { type: 'string' },
  },
  async run(context) {
    const kind = String(context.options['kind'] ?? '');
    const load = Object.hasOwn(parsers, kind) ? parsers[kind] : undefined;
    if (!load) {
      throw new UsageError(`--kind takes ${Object.keys(parsers).join(', ')}, not "${kind}"`);
    }
    if (context.positionals.length > 0) throw new UsageError('give the phrases on standard input');
    const language = languageOption(context);
    const clock = clockOption(context);
    const order = orderOption(context);
    const read = await load();
    for await (const input of createInterface({ input: context.stdin, crlfDelay: Infinity })) {
      if (context.signal.aborted) return 1;
      if (input.length > maxLineLength) {
        throw new Error(`a line is over ${maxLineLength} characters; give it in parts`);
      }
      const found = read(input, { language, now: clock.now(), ...order });
      const text = found ? input.normalize('NFC').slice(found.start, found.end) : null;
      const record = { input, value: found?.value ?? null, text };
      context.print(record, `${record.value ?? '-'}\t${text ?? ''}`);
    }
    return 0;
  },
};

/**
 * `--dates`, for dates written in numbers alone; the kiosk itself reads them day first, as India
 * writes them. Throws UsageError.
 */
function orderOption({ options }: CommandContext): { dateOrder: DateOrder } {
  const order = options['dates'] ?? 'month-first';
  if (order === 'day-first' || order === 'month-first') return { dateOrder: order };
  throw new UsageError(`--dates takes day-first or month-first, not "${order}"`);
}
