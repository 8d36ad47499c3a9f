import { z } from 'zod';
import type { Phrase, ProposalLine, WriteAction } from '../../../actions/port.ts';
import { assert } from '../../../kernel/errors.ts';
import {
  addAppointment,
  appointmentCard,
  dateParam,
  findAppointment,
  ownCarOf,
  slotText,
  subjectOf,
  timeParam,
} from '../appointments.ts';
import { type Errand, freeBay } from '../calendar.ts';
import { findVehicle, keepCustomer } from '../people.ts';
import { readMoment } from '../../kit/free-times.ts';
import { rupees } from '../../kit/localised.ts';
import { appointmentTypes, durations } from '../rules.ts';
import { findService } from '../services.ts';
import { whenEdit, whenLine } from '../when.ts';
import { type Booking, carToDrive, checkBooking, ownCar } from './check-booking.ts';
import { carNumberParameter, carParameters } from './choose-car.ts';
import { memoryOf, phoneParameter } from './who.ts';

const booked = z.object({ appointment_id: z.number(), customer: z.number(), phone: z.string() });
type Booked = Readonly<z.output<typeof booked>>;

/** What the sentences about a booking are made of. */
const asAppointment = (one: Booking) => ({
  type: one.appointment_type,
  serviceId: one.service_type,
  inventoryId: one.inventory_id,
  vehicleId: one.vehicle_id,
  notes: one.vehicle,
});

/** `minutes`: what a service of its kind takes. */
const errandOf = (one: Booking, minutes: number | undefined): Errand => ({
  type: one.appointment_type,
  duration: minutes ?? durations[one.appointment_type === 'sales' ? 'sales' : 'test_drive'],
  inventoryId: one.inventory_id ?? undefined,
  vehicleId: one.vehicle_id ?? undefined,
});

/** A car that is not in our books is called as the person said it, and can be called otherwise. */
const ownWords = ({ vehicle }: Booking): Pick<ProposalLine, 'edit'> =>
  vehicle === null ? {} : { edit: { slot: 'vehicle', kind: 'text', value: vehicle } };

export const bookAppointment: WriteAction<Booking, Booked> = {
  name: 'book_appointment',
  description: 'Book a car service, a test drive or a talk with a sales person',
  parameters: z.object({
    appointment_type: z.enum(appointmentTypes).optional(),
    service_type: z.string().optional().describe('the kind of service, such as oil_change'),
    vehicle: carParameters.vehicle,
    inventory_id: carNumberParameter,
    vehicle_id: z.number().optional(),
    date: z.string().optional().describe('the day, as it was said or as 2026-11-23'),
    time: z.string().optional().describe('the time as 17:00'),
    phone: phoneParameter,
    name: z.string().optional().describe("the customer's name"),
    email: z.string().optional(),
  }),
  effect: 'write',
  requiresConfirmation: true,
  entities: [carToDrive, ownCar],
  check: checkBooking,
  describe(input, context) {
    const { language, db, label } = context;
    const one = asAppointment(input);
    const subject = subjectOf(one, context);
    const car = ownCarOf(one, context);
    const service = input.service_type === null ? undefined : findService(db, input.service_type);
    const errand = errandOf(input, service?.duration_min);
    return {
      question: {
        key: car === null ? 'book.question' : 'book.question_car',
        params: {
          subject,
          date: dateParam(input.date),
          time: timeParam(input.time),
          ...(car !== null && { car }),
        },
      },
      lines: [
        { label: 'line.what', value: subject },
        {
          label: 'line.when',
          value: slotText(input, language),
          edit: whenEdit(input, errand, context),
        },
        { label: 'line.duration', value: `${errand.duration} ${label('unit.minutes')}` },
        ...(car === null ? [] : [{ label: 'line.vehicle', value: car, ...ownWords(input) }]),
        ...(service
          ? [
              {
                label: 'line.price',
                value: `${rupees(service.price_min)} – ${rupees(service.price_max)}`,
              },
            ]
          : []),
        ...(input.name === null ? [] : [{ label: 'line.name', value: input.name }]),
        ...(input.email === null ? [] : [{ label: 'line.email', value: input.email }]),
      ],
    };
  },
  edited: (slot, value) => (slot === whenLine ? readMoment(value) : undefined),
  run(input, { db, now }) {
    const at = new Date(now).toISOString();
    const customer = keepCustomer(
      db,
      { phone: input.phone, name: input.name ?? '', email: input.email },
      at,
    );
    const service = input.service_type === null ? undefined : findService(db, input.service_type);
    const errand = errandOf(input, service?.duration_min);
    const bay = freeBay(db, input, errand);
    assert(bay, 'a time that was checked is free');
    assert(
      input.vehicle_id === null || findVehicle(db, input.vehicle_id)?.customerId === customer,
      'a car that was checked is its customer’s',
    );
    const id = addAppointment(
      db,
      {
        customerId: customer,
        type: input.appointment_type,
        serviceId: input.service_type,
        vehicleId: input.vehicle_id,
        inventoryId: input.inventory_id,
        date: input.date,
        time: input.time,
        duration: errand.duration,
        notes: input.vehicle,
        bay,
      },
      at,
    );
    return { appointment_id: id, customer, phone: input.phone };
  },
  report(receipt, context) {
    const { appointment_id: id, customer, phone } = booked.parse(receipt.outcome);
    const one = findAppointment(context.db, id);
    assert(one, 'what was booked is in the books');
    const phrases: Phrase[] = [
      {
        key: 'done.booked',
        params: {
          subject: subjectOf(one, context),
          date: dateParam(one.date),
          time: timeParam(one.time),
          number: { kind: 'digits', value: String(id) },
        },
      },
      { key: `booked.bring.${one.type}` },
    ];
    return {
      phrases,
      cards: [appointmentCard(one, context)],
      focus: { appointment_id: id, service_type: null, appointment_type: null, date: null },
      memory: memoryOf(phone, customer),
    };
  },
};
