import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import {
  type Appointment,
  appointmentCard,
  appointmentMention,
  dateParam,
  subjectOf,
  timeParam,
} from '../appointments.ts';
import { maxListed } from '../rules.ts';
import { comingAppointments, pickParameters } from './pick-appointment.ts';

export const checkAppointment: ReadAction<readonly Appointment[]> = {
  name: 'check_appointment',
  description: 'Tell what appointments the customer has',
  parameters: z.object(pickParameters),
  effect: 'read',
  check: comingAppointments,
  run(coming, context) {
    const [first] = coming;
    if (!first) return { phrases: [{ key: 'appointment.none' }], empty: true };
    const shown = coming.slice(0, maxListed);
    return {
      phrases: [
        {
          key: 'appointment.next',
          params: {
            count: coming.length,
            subject: subjectOf(first, context),
            date: dateParam(first.date),
            time: timeParam(first.time),
          },
        },
      ],
      cards: shown.map((one) => appointmentCard(one, context)),
      mentions: shown.map((one) => appointmentMention(one, context)),
      ...(coming.length === 1 && { focus: { appointment_id: first.id } }),
    };
  },
};
