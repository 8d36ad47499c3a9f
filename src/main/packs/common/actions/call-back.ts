import { z } from 'zod';
import type { Edit } from '../../../../contract/kiosk.ts';
import { clockOf, dayOf, timeOf } from '../../../kernel/wall-calendar.ts';
import type {
  ActionContext,
  CheckResult,
  Phrase,
  PhraseParam,
  Slots,
  WriteAction,
} from '../../../actions/port.ts';
import { clockText } from '../../../language/clock-text.ts';
import { locale } from '../../../language/locale.ts';
import { escalationKey, openEscalationOf, scheduleCallback } from '../../../store/escalations.ts';
import { freeDays, momentEdit, readMoment } from '../../kit/free-times.ts';
import { callsFrom, callsUntil, soon } from '../callback-time.ts';
import { phoneParameter, whoIs } from '../person.ts';

/** Slots again, so that a commit checks them once more. */
type Input = {
  /** Ten digits. */
  readonly phone: string;
  /** `2026-11-22`. */
  readonly callback_date: string;
  /** `10:00`, or `soon`. */
  readonly callback_time: string;
};

const promised = z.object({ at: z.string(), soon: z.boolean() });
type Promised = Readonly<z.output<typeof promised>>;

/** A call is not promised for a day farther away than this. */
const maxDays = 30;
const dayMs = 24 * 3_600_000;

/** Somebody of the shop calls the person, at a time they choose. */
export function callBack(pack: string): WriteAction<Input, Promised> {
  return {
    name: 'call_back',
    description: 'The person wants to be called on the phone by somebody of the shop, later',
    parameters: z.object({
      phone: phoneParameter,
      callback_date: z.iso.date().optional().describe('the day to be called, YYYY-MM-DD'),
      callback_time: z.string().optional().describe('the time to be called, HH:MM, or "soon"'),
    }),
    effect: 'write',
    requiresConfirmation: true,
    check,
    describe: (input, { language, label, now }) => {
      const phone = { kind: 'digits', value: input.phone } as const;
      return {
        question: asked(input, phone),
        lines: [
          { label: 'callback.row.phone', value: input.phone },
          {
            label: 'callback.row.time',
            value:
              input.callback_time === soon ? label('callback.soon') : momentText(input, language),
            edit: whenEdit(input, { language, label, now }),
          },
        ],
      };
    },
    edited: (slot, value) => (slot === whenLine ? readWhen(value) : undefined),
    run(input, context) {
      const { db, now, language } = context;
      const at = input.callback_time === soon ? new Date(now) : momentOf(input);
      const call = { pack, language, at: at.toISOString(), phone: `+91${input.phone}` };
      scheduleCallback(db, { ...call, escalation: askedBefore(context) }, now);
      return { at: at.toISOString(), soon: input.callback_time === soon };
    },
    report({ outcome }) {
      const { at, soon: atOnce } = promised.parse(outcome);
      return {
        phrases: [
          atOnce
            ? { key: 'callback.promised_soon' }
            : { key: 'callback.promised', params: whenOf(new Date(at)) },
        ],
      };
    },
  };
}

/** The slot of the line that holds the day and the time. */
const whenLine = 'when';

/** How the time of the call may be changed: as soon as possible, or on the hour of the next days. */
function whenEdit(
  { callback_date, callback_time }: Input,
  { language, label, now }: Pick<ActionContext, 'language' | 'label' | 'now'>,
): Edit {
  const hours = Array.from({ length: 12 }, (_, hour) => timeOf((9 + hour) * 60)).filter(
    (time) => time >= callsFrom && time <= callsUntil,
  );
  const days = freeDays(dayOf(now), (day) =>
    hours.filter((time) => new Date(`${day}T${time}`).getTime() > now),
  );
  const chosen = { date: callback_date, time: callback_time };
  const atOnce = callback_time === soon;
  const first = days[0]?.date ?? callback_date;
  const edit = momentEdit(
    whenLine,
    atOnce ? { date: first, time: days[0]?.times[0] ?? callsFrom } : chosen,
    days,
    language,
  );
  return {
    ...edit,
    ...(atOnce && { value: soon }),
    options: [{ label: label('callback.soon'), value: soon }, ...(edit.options ?? [])],
  };
}

/** The slots of a time that was chosen. */
function readWhen(value: string | number): Slots | undefined {
  if (value === soon) return { callback_date: null, callback_time: soon };
  const moment = readMoment(value);
  return moment && { callback_date: moment.date, callback_time: moment.time };
}

/** What this conversation asked a person for: the call is the answer to that. */
function askedBefore({ db, memory, sessionId }: ActionContext): string | null {
  const noted = memory[escalationKey];
  if (typeof noted === 'string') return noted;
  return sessionId === undefined ? null : (openEscalationOf(db, sessionId)?.id ?? null);
}

function check(slots: Slots, context: ActionContext): CheckResult<Input> {
  const who = whoIs(slots, context);
  if (who.status !== 'ready') return who;
  const { phone, memory } = who;
  const again = (key: string, clear = true) =>
    ({ status: 'needs', slot: 'callback_time', clear, phrase: { key }, memory }) as const;
  const time = read(slots['callback_time'], /^(?:\d{2}:\d{2}|soon)$/);
  if (time === undefined) return again('callback.ask_time', false);
  const today = dayOf(context.now);
  const named = read(slots['callback_date'], /^\d{4}-\d{2}-\d{2}$/);
  if (time === soon && (named === undefined || named === today)) {
    return { status: 'ready', input: { phone, callback_date: today, callback_time: soon }, memory };
  }
  const clock = time === soon ? callsFrom : time;
  if (clock < callsFrom || clock > callsUntil) return again('callback.hours');
  const at = (day: string) => momentOf({ callback_date: day, callback_time: clock }).getTime();
  // Without a day, the next time it is that late; a moment that has just passed is no reason to ask again.
  const day = named ?? (at(today) > context.now ? today : dayOf(context.now + dayMs));
  if (at(day) < context.now - graceMs) return again('callback.past');
  if (at(day) > context.now + maxDays * dayMs) return again('callback.far');
  return { status: 'ready', input: { phone, callback_date: day, callback_time: clock }, memory };
}

/** Between a proposal and its yes the moment may pass. */
const graceMs = 2 * 60_000;

function read(value: unknown, shape: RegExp): string | undefined {
  return typeof value === 'string' && shape.test(value) ? value : undefined;
}

function asked(input: Input, phone: PhraseParam): Phrase {
  if (input.callback_time === soon) return { key: 'callback.question_soon', params: { phone } };
  return { key: 'callback.question', params: { phone, ...whenOf(momentOf(input)) } };
}

const whenOf = (at: Date): Record<string, PhraseParam> => ({
  day: { kind: 'date', iso: at.toISOString() },
  time: { kind: 'time', value: clockOf(at.getTime()) },
});

const momentOf = ({ callback_date, callback_time }: Omit<Input, 'phone'>) =>
  new Date(`${callback_date}T${callback_time}`);

function momentText(input: Input, language: ActionContext['language']): string {
  const at = momentOf(input);
  const day = new Intl.DateTimeFormat(locale(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return `${day.format(at)}, ${clockText(clockOf(at.getTime()), language)}`;
}
