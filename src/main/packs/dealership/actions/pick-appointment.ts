import { z } from 'zod';
import type { ActionContext, CheckResult, Entity, Slots } from '../../../actions/port.ts';
import {
  type Appointment,
  appointmentCard,
  appointmentMention,
  comingOf,
} from '../appointments.ts';
import { appointmentTypes, maxListed } from '../rules.ts';
import { resolveDay } from '../when.ts';
import { customerOf, phoneParameter, whoIs } from './who.ts';

export const pickParameters = {
  phone: phoneParameter,
  appointment_id: z.number().optional().describe('the number of the appointment'),
  appointment_type: z.enum(appointmentTypes).optional(),
  service_type: z.string().optional().describe('the kind of service, such as oil_change'),
  on_date: z
    .string()
    .optional()
    .describe('the day the appointment is on now, as it was said or as 2026-11-23'),
} as const;

/** Whether an appointment is what was said of it: its number, day, service, kind. */
function isSaid(one: Appointment, slots: Slots, context: ActionContext): boolean {
  const {
    appointment_id: id,
    on_date: date,
    service_type: service,
    appointment_type: type,
  } = slots;
  const day = typeof date === 'string' ? resolveDay(date, context) : undefined;
  return (
    (id === undefined || Number(id) === one.id) &&
    (day === undefined || day === one.date) &&
    (service === undefined || service === one.serviceId) &&
    (type === undefined || type === one.type)
  );
}

/** What a person has booked, narrowed to what was said of it where anything is; none is refused. */
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
  const said = all.filter((one) => isSaid(one, slots, context));
  return { status: 'ready', input: said.length > 0 ? said : all, memory };
}

/** The appointment that a day or a kind of work names, among those of whoever told their number. */
export const whichAppointment: Entity = {
  slot: 'appointment_id',
  from: ['on_date', 'service_type', 'appointment_type'],
  candidates(slots, context) {
    const customer = customerOf(slots, context);
    if (!customer) return null;
    const said = comingOf(context.db, customer.id, context.now).filter((one) =>
      isSaid(one, slots, context),
    );
    // Nothing is like that: what there is instead is told, and asked about.
    if (said.length === 0) return null;
    return said.map((one) => ({ mention: appointmentMention(one, context), confidence: 0.9 }));
  },
  unknown: 'appointment.none',
};

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
