import { z } from 'zod';
import type { ActionContext, Phrase, ReadAction } from '../../../actions/port.ts';
import { dateParam } from '../appointments.ts';
import {
  type Errand,
  freeTimes as freeOn,
  minutesOf,
  nearestTimes,
  nextOpenDay,
  openingOf,
  spread,
} from '../calendar.ts';
import { dayOf } from '../../../kernel/wall-calendar.ts';
import { appointmentTypes, durations } from '../rules.ts';
import { findService } from '../services.ts';
import { localised } from '../../kit/localised.ts';
import { timesCard } from '../../kit/free-times.ts';
import { dayParts, faultOfDay, freeFrom, isDayPart, resolveDay, slotMention } from '../when.ts';

/** How long something takes of which nobody said what it is, minutes. */
const usualMinutes = 60;
/** How many free times are said. */
const maxSaid = 4;

interface Wanted {
  readonly day: string;
  readonly errand: Errand;
  readonly from: number;
  readonly to: number;
  readonly service: string | null;
  readonly named: boolean;
}

/** Today while the house is open, else the next open day. */
function firstDay({ db, now }: ActionContext): string | null {
  const today = dayOf(now);
  return openingOf(db, today) ? today : nextOpenDay(db, today);
}

/** What the times are for, where that was said. */
function titleOf(service: string | null, { db, language }: ActionContext): string | null {
  const known = service === null ? undefined : findService(db, service);
  return known ? localised(known, 'name', language) : null;
}

export const freeTimes: ReadAction<Wanted> = {
  name: 'free_times',
  description: 'Which times are free on a day, for a service, a test drive or sales',
  parameters: z.object({
    appointment_type: z.enum(appointmentTypes).optional(),
    service_type: z.string().optional(),
    date: z.string().optional().describe('the day, as it was said or as 2026-11-23'),
    time: z.string().optional().describe('morning, afternoon or evening'),
  }),
  effect: 'read',
  check(slots, context) {
    const id = slots['service_type'];
    const service = typeof id === 'string' ? findService(context.db, id) : undefined;
    const named = appointmentTypes.find((type) => type === slots['appointment_type']);
    const said = slots['date'];
    const asked = typeof said === 'string' ? resolveDay(said, context) : undefined;
    // "How soon could I have a test drive": the next day we are open, today if there is time.
    const soonest = said === undefined && (service || named) ? firstDay(context) : null;
    const day = asked ?? soonest;
    if (day == null) {
      const clear = said !== undefined;
      return { status: 'needs', slot: 'date', clear, phrase: { key: 'free.ask_date' } };
    }
    const fault = faultOfDay(day, context);
    if (fault) return fault;
    const type = service ? 'service' : (named ?? 'service');
    const duration = type === 'service' ? (service?.duration_min ?? usualMinutes) : durations[type];
    const time = slots['time'];
    const [from, to] = typeof time === 'string' && isDayPart(time) ? dayParts[time] : [0, 24 * 60];
    return {
      status: 'ready',
      input: {
        day,
        errand: { type, duration },
        from,
        to,
        service: service?.id ?? null,
        named: named !== undefined || service !== undefined,
      },
    };
  },
  run({ day, errand, from, to, service, named }, context) {
    const { db, now, language, label } = context;
    const free = freeOn(db, day, errand, now).filter(
      ({ time }) => from <= minutesOf(time) && minutesOf(time) < to,
    );
    const offered =
      free.length > 0
        ? spread(free, maxSaid)
        : nearestTimes(db, { date: day, time: '10:00' }, errand, now);
    const mentions = offered.map((slot) => slotMention(slot, day, context));
    const about = {
      ...(named && { appointment_type: errand.type }),
      ...(service !== null && { service_type: service }),
    };
    const options = { kind: 'list', items: mentions.map(({ name }) => name) } as const;
    const date = dateParam(day);
    const shown = freeFrom(day, errand, context).map((one) =>
      // "In the morning" is of the day that was asked about.
      one.date === day ? { ...one, times: free.map(({ time }) => time) } : one,
    );
    if (mentions.length === 0) return { phrases: [{ key: 'time.none_at_all' }], empty: true };
    const told: Phrase =
      free.length > 0
        ? { key: free.length === 1 ? 'free.one' : 'free.some', params: { date, options } }
        : { key: 'day.full', params: { date, options } };
    return {
      phrases: [told],
      cards: [timesCard(titleOf(service, context), shown, language, label('choice.book'))],
      mentions: mentions.map((one) => ({ ...one, slots: { ...one.slots, ...about } })),
      focus: { date: day, ...about },
    };
  },
};
