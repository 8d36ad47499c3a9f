import type { Edit } from '../../contract/kiosk.ts';
import type { Proposal, Slots, WriteAction } from './port.ts';

/** The longest text a line may be changed to, characters. */
const maxEditCharacters = 200;

/** How the line of this slot may be changed; undefined where the proposal has no such line. */
export function editOf({ lines }: Pick<Proposal, 'lines'>, slot: string): Edit | undefined {
  return lines.map(({ edit }) => edit).find((edit) => edit?.slot === slot);
}

/**
 * What was chosen or typed for a line, as a slot has it: a whole number, a day, a time, one of the options,
 * a text. What no screen of ours could send is told as `wrong`, in one line for its programmer. Whether
 * the shop can do it is not asked here: that is the action's own `check`.
 */
export function readEdit(
  { slot, kind, min = 0, max = Number.MAX_SAFE_INTEGER, options = [] }: Edit,
  given: string,
): { readonly value: string | number } | { readonly wrong: string } {
  const text = given.trim();
  const wrong = (what: string) => ({ wrong: `${slot} must be ${what}` });
  switch (kind) {
    case 'number': {
      const value = Number(text);
      const fits = /^-?\d{1,9}$/.test(text) && value >= min && value <= max;
      return fits ? { value } : wrong(`a whole number from ${min} to ${max}`);
    }
    case 'date':
      return isDay(text) ? { value: text } : wrong('a day such as 2026-11-23');
    case 'time':
      return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
        ? { value: text }
        : wrong('a time such as 19:30');
    case 'choice':
      return options.some(({ value }) => value === text)
        ? { value: text }
        : wrong('one of the options');
    case 'text':
      return text !== '' && text.length <= maxEditCharacters
        ? { value: text }
        : wrong(`a text of 1 to ${maxEditCharacters} characters`);
  }
}

/** A day that the calendar has: there is no 31 February. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The slots that a changed line fills: its own, or what the action makes of it. */
export function editedSlots(
  { edited }: Pick<WriteAction<unknown, unknown>, 'edited'>,
  slot: string,
  value: string | number,
): Slots {
  return edited?.(slot, value) ?? { [slot]: value };
}
