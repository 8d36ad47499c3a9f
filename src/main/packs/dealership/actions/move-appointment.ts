import { z } from 'zod';
import type { ActionContext, CheckResult, Slots, WriteAction } from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import {
  type Appointment,
  appointmentCard,
  dateParam,
  findAppointment,
  moveAppointment as move,
  slotText,
  subjectOf,
  timeParam,
} from '../appointments.ts';
import { type Errand, freeBay, momentOf } from '../calendar.ts';
import { isChangeable } from '../rules.ts';
import { readMoment } from '../../kit/free-times.ts';
import { chooseTime, faultOfDay, resolveDay, whenEdit, whenLine } from '../when.ts';
import { pickAppointment, pickParameters, whichAppointment } from './pick-appointment.ts';

type MoveInput = {
  readonly appointment_id: number;
  readonly date: string;
  readonly time: string;
};
const moved = z.object({ appointment_id: z.number() });
type Moved = Readonly<z.output<typeof moved>>;

const errandOf = (one: Appointment): Errand => ({
  type: one.type,
  duration: one.duration,
  inventoryId: one.inventoryId ?? undefined,
  vehicleId: one.vehicleId ?? undefined,
  customerId: one.customerId,
  except: one.id,
});

export const moveAppointment: WriteAction<MoveInput, Moved> = {
  name: 'move_appointment',
  description: 'Move an appointment to another day or time',
  parameters: z.object({
    ...pickParameters,
    date: z.string().optional().describe('the new day, as it was said or as 2026-11-23'),
    time: z.string().optional().describe('the new time as 17:00'),
  }),
  entities: [whichAppointment],
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context) {
    const picked = pickAppointment(slots, context);
    if (picked.status !== 'ready') return picked;
    const checked = checkMove(picked.input, slots, context);
    return { ...checked, memory: { ...picked.memory, ...('memory' in checked && checked.memory) } };
  },
  describe({ appointment_id, date, time }, context) {
    const one = findAppointment(context.db, appointment_id);
    assert(one, 'an appointment that was checked exists');
    const subject = subjectOf(one, context);
    return {
      question: {
        key: 'move.question',
        params: { subject, date: dateParam(date), time: timeParam(time) },
      },
      lines: [
        { label: 'line.what', value: subject },
        { label: 'line.until_now', value: slotText(one, context.language) },
        {
          label: 'line.from_now',
          value: slotText({ date, time }, context.language),
          edit: whenEdit({ date, time }, errandOf(one), context),
        },
      ],
    };
  },
  edited: (slot, value) => (slot === whenLine ? readMoment(value) : undefined),
  run({ appointment_id, date, time }, { db, now }) {
    const one = findAppointment(db, appointment_id);
    const bay = one && freeBay(db, { date, time }, errandOf(one));
    assert(one && bay, 'a time that was checked is free');
    move(db, one.id, { date, time }, bay, new Date(now).toISOString());
    return { appointment_id };
  },
  report(receipt, context) {
    const { appointment_id } = moved.parse(receipt.outcome);
    const one = findAppointment(context.db, appointment_id);
    assert(one, 'what was moved is in the books');
    return {
      phrases: [
        {
          key: 'done.moved',
          params: {
            subject: subjectOf(one, context),
            date: dateParam(one.date),
            time: timeParam(one.time),
          },
        },
      ],
      cards: [appointmentCard(one, context)],
      focus: { appointment_id },
    };
  },
};

function checkMove(one: Appointment, slots: Slots, context: ActionContext): CheckResult<MoveInput> {
  if (!isChangeable(momentOf(one), context.now)) {
    return {
      status: 'refused',
      reply: {
        phrases: [{ key: 'refuse.too_late' }],
        cards: [appointmentCard(one, context)],
        focus: { appointment_id: one.id },
      },
    };
  }
  const said = slots['date'];
  const clock = typeof slots['time'] === 'string' ? slots['time'] : undefined;
  const day = typeof said === 'string' ? resolveDay(said, context) : undefined;
  if (day === undefined && (clock === undefined || said !== undefined)) {
    const clear = said !== undefined;
    return {
      status: 'needs',
      slot: 'date',
      clear,
      phrase: {
        key: 'move.ask_date',
        params: {
          subject: subjectOf(one, context),
          date: dateParam(one.date),
          time: timeParam(one.time),
        },
      },
    };
  }
  // "Move it to four": the same day. "Move it to Tuesday": the same time.
  const wanted = day ?? one.date;
  const fault = faultOfDay(wanted, context);
  if (fault) return fault;
  const chosen = chooseTime(clock ?? one.time, wanted, errandOf(one), context);
  if (chosen.status !== 'ready') return chosen;
  if (wanted === one.date && chosen.time === one.time) {
    return { status: 'needs', slot: 'date', clear: true, phrase: { key: 'move.same' } };
  }
  return {
    status: 'ready',
    input: { appointment_id: one.id, date: wanted, time: chosen.time },
  };
}
