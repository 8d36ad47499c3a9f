import { z } from 'zod';
import type { ActionContext, CheckResult, Slots } from '../../../actions/port.ts';
import {
  type Appointment,
  appointmentCard,
  appointmentMention,
  comingOf,
} from '../appointments.ts';
import { maxListed } from '../rules.ts';
import { resolveDay } from '../when.ts';
import { phoneParameter, whoIs } from './who.ts';

export const pickParameters = {
  phone: phoneParameter,
  appointment_id: z.number().optional().describe('the number of the appointment'),
  on_date: z.string().optional().describe('the day the appointment is on now, as it was said'),
} as const;

/** What a person has booked, narrowed to what was said of it; none is refused. */
export function comingAppointments(
  slots: Slots,
  context: ActionContext,
): CheckResult<readonly Appointment[]> {
  const who = whoIs(slots, context, 'be known');
  if (who.status !== 'ready') return who;
  const { memory } = who;
  const all = who.customer ? comingOf(context.db, who.customer.id, context.now) : [];
  if (all.length === 0) {
    return { status: 'refused', reply: { phrases: [{ key: 'appointment.none' }], memory } };
  }
  const id = Number(slots['appointment_id']);
  const numbered = all.filter((one) => one.id === id);
  if (numbered.length > 0) return { status: 'ready', input: numbered, memory };
  const said = slots['on_date'];
  const day = typeof said === 'string' ? resolveDay(said, context) : undefined;
  const onDay = all.filter(({ date }) => date === day);
  return { status: 'ready', input: onDay.length > 0 ? onDay : all, memory };
}

/** The one appointment that is meant; asks which of several. */
export function pickAppointment(slots: Slots, context: ActionContext): CheckResult<Appointment> {
  const coming = comingAppointments(slots, context);
  if (coming.status !== 'ready') return coming;
  const [only, another] = coming.input;
  const memory = coming.memory ?? {};
  if (only && !another) return { status: 'ready', input: only, memory };
  const offered = coming.input.slice(0, maxListed);
  const mentions = offered.map((one) => appointmentMention(one, context));
  return {
    status: 'needs',
    slot: 'appointment_id',
    clear: false,
    phrase: {
      key: 'appointment.which',
      params: { options: { kind: 'list', items: mentions.map(({ name }) => name) } },
    },
    cards: offered.map((one) => appointmentCard(one, context)),
    mentions,
    memory,
  };
}
