import { z } from 'zod';
import type { WriteAction } from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import {
  appointmentCard,
  cancelAppointment as cancel,
  dateParam,
  findAppointment,
  slotText,
  subjectOf,
  timeParam,
} from '../appointments.ts';
import { momentOf } from '../calendar.ts';
import { isChangeable } from '../rules.ts';
import { pickAppointment, pickParameters, whichAppointment } from './pick-appointment.ts';

type CancelInput = { readonly appointment_id: number };
const cancelled = z.object({ appointment_id: z.number() });
type Cancelled = Readonly<z.output<typeof cancelled>>;

export const cancelAppointment: WriteAction<CancelInput, Cancelled> = {
  name: 'cancel_appointment',
  description: 'Cancel an appointment that is booked',
  parameters: z.object(pickParameters),
  entities: [whichAppointment],
  effect: 'write',
  requiresConfirmation: true,
  check(slots, context) {
    const picked = pickAppointment(slots, context);
    if (picked.status !== 'ready') return picked;
    const one = picked.input;
    if (isChangeable(momentOf(one), context.now)) {
      return { ...picked, input: { appointment_id: one.id } };
    }
    return {
      status: 'refused',
      reply: {
        phrases: [{ key: 'refuse.too_late' }],
        cards: [appointmentCard(one, context)],
        focus: { appointment_id: one.id },
        ...(picked.memory && { memory: picked.memory }),
      },
    };
  },
  describe({ appointment_id }, context) {
    const one = findAppointment(context.db, appointment_id);
    assert(one, 'an appointment that was checked exists');
    const subject = subjectOf(one, context);
    return {
      question: {
        key: 'cancel.question',
        params: { subject, date: dateParam(one.date), time: timeParam(one.time) },
      },
      lines: [
        { label: 'line.what', value: subject },
        { label: 'line.when', value: slotText(one, context.language) },
        { label: 'line.number', value: String(one.id) },
      ],
    };
  },
  run({ appointment_id }, { db, now }) {
    cancel(db, appointment_id, new Date(now).toISOString());
    return { appointment_id };
  },
  report(receipt, context) {
    const { appointment_id } = cancelled.parse(receipt.outcome);
    const one = findAppointment(context.db, appointment_id);
    assert(one, 'what was cancelled is in the books');
    return {
      phrases: [
        {
          key: 'done.cancelled',
          params: { subject: subjectOf(one, context), date: dateParam(one.date) },
        },
      ],
      cards: [appointmentCard(one, context)],
      focus: { appointment_id: null },
    };
  },
};
