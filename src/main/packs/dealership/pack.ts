import type { Need } from '../../dialogue/port.ts';
import type { Pack } from '../pack.ts';
import { askFaq } from './actions/ask-faq.ts';
import { bookAppointment } from './actions/book-appointment.ts';
import { cancelAppointment } from './actions/cancel-appointment.ts';
import { checkAppointment } from './actions/check-appointment.ts';
import { compareVehicles } from './actions/compare-vehicles.ts';
import { freeTimes } from './actions/free-times.ts';
import { listServices } from './actions/list-services.ts';
import { moveAppointment } from './actions/move-appointment.ts';
import { registerVehicle } from './actions/register-vehicle.ts';
import { searchInventory } from './actions/search-inventory.ts';
import { vehicleDetails } from './actions/vehicle-details.ts';
import bnExamples from './intents/bn.json' with { type: 'json' };
import enExamples from './intents/en.json' with { type: 'json' };
import hiExamples from './intents/hi.json' with { type: 'json' };
import mrExamples from './intents/mr.json' with { type: 'json' };
import { hotwords } from './hotwords.ts';
import names from './names.json' with { type: 'json' };
import bnPhrases from './phrases/bn.json' with { type: 'json' };
import enPhrases from './phrases/en.json' with { type: 'json' };
import hiPhrases from './phrases/hi.json' with { type: 'json' };
import mrPhrases from './phrases/mr.json' with { type: 'json' };
import pronunciation from './pronunciation.json' with { type: 'json' };
import lexicon from './lexicon.json' with { type: 'json' };
import { importable } from './importable.ts';
import { nameOf } from './names.ts';
import { isSeeded, seed } from './seed.ts';
import { openSlots, slots } from './slots.ts';

/** Which appointment, and whose. */
const when: readonly Need[] = [
  { slots: ['date'], label: 'need.date' },
  { slots: ['time'], label: 'need.time' },
];
const onAppointment = [
  'phone',
  'appointment_id',
  'appointment_type',
  'service_type',
  'on_date',
] as const;
/** The desks of the house, as the operator sees them; whoever wants a person is at the third, "escalation". */
const booking = { route: 'booking' } as const;
const questions = { route: 'faq' } as const;
/** What a car for sale may be. */
const features = ['vehicle', 'year', 'colour', 'condition', 'fuel', 'gearbox'] as const;

/** Front desk of a car dealership: cars, workshop, appointments. */
export const dealership: Pack = {
  id: 'dealership',
  names,
  intents: {
    book_appointment: {
      ...booking,
      action: 'book_appointment',
      slots: [
        'appointment_type',
        'service_type',
        'vehicle',
        'inventory_id',
        'vehicle_id',
        'date',
        'time',
        'phone',
        'name',
        'email',
      ],
      needs: [
        { slots: ['appointment_type'], label: 'line.what', values: 'type' },
        { slots: ['vehicle', 'inventory_id', 'vehicle_id'], label: 'line.vehicle', seldom: true },
        ...when,
        { slots: ['phone'], label: 'need.phone' },
        { slots: ['name'], label: 'line.name', seldom: true },
      ],
      carries: ['appointment_type', 'service_type', 'inventory_id', 'date'],
      kind: 'task',
      choice: 'choice.book',
      correctedBy: 'move_appointment',
    },
    move_appointment: {
      ...booking,
      action: 'move_appointment',
      slots: [...onAppointment, 'date', 'time'],
      needs: [{ slots: ['phone'], label: 'need.phone' }, ...when],
      carries: ['appointment_id'],
      kind: 'task',
      choice: 'choice.move',
    },
    cancel_appointment: {
      ...booking,
      action: 'cancel_appointment',
      slots: onAppointment,
      carries: ['appointment_id'],
      kind: 'task',
      choice: 'choice.cancel',
      soundsLikeStop: true,
    },
    check_appointment: {
      ...booking,
      action: 'check_appointment',
      slots: onAppointment,
      carries: [],
      kind: 'task',
      choice: 'choice.check',
    },
    register_vehicle: {
      ...booking,
      action: 'register_vehicle',
      slots: ['phone', 'name', 'vehicle', 'year', 'plate'],
      needs: [
        { slots: ['phone'], label: 'need.phone' },
        { slots: ['name'], label: 'line.name', seldom: true },
        { slots: ['vehicle'], label: 'line.vehicle' },
        { slots: ['year'], label: 'car.year' },
        { slots: ['plate'], label: 'line.plate' },
      ],
      carries: [],
      kind: 'task',
      choice: 'choice.register',
    },
    free_times: {
      ...booking,
      action: 'free_times',
      slots: ['appointment_type', 'service_type', 'date', 'time'],
      carries: ['appointment_type', 'service_type', 'date'],
      kind: 'aside',
      choice: 'choice.free',
    },
    list_services: {
      ...questions,
      action: 'list_services',
      slots: ['service_type', 'scope'],
      carries: ['service_type'],
      kind: 'aside',
      choice: 'choice.services',
    },
    search_inventory: {
      ...questions,
      action: 'search_inventory',
      slots: [...features, 'body', 'price_range', 'refine'],
      carries: [],
      kind: 'aside',
      choice: 'choice.search',
    },
    vehicle_details: {
      ...questions,
      action: 'vehicle_details',
      slots: [...features, 'inventory_id'],
      carries: ['inventory_id'],
      kind: 'aside',
      choice: 'choice.details',
    },
    compare_vehicles: {
      ...questions,
      action: 'compare_vehicles',
      slots: ['vehicle', 'inventory_id', 'vehicle_2', 'inventory_id_2'],
      carries: ['inventory_id'],
      kind: 'aside',
      choice: 'choice.compare',
    },
    ask_faq: {
      ...questions,
      action: 'ask_faq',
      slots: ['question'],
      carries: [],
      kind: 'aside',
      choice: 'choice.faq',
    },
  },
  slots,
  openSlots,
  about: {
    inventory_id: 'vehicle_details',
    appointment_id: 'check_appointment',
    time: 'book_appointment',
    service_type: 'list_services',
  },
  freeQuestionAction: 'ask_faq',
  actions: {
    book_appointment: bookAppointment,
    move_appointment: moveAppointment,
    cancel_appointment: cancelAppointment,
    check_appointment: checkAppointment,
    register_vehicle: registerVehicle,
    free_times: freeTimes,
    list_services: listServices,
    search_inventory: searchInventory,
    vehicle_details: vehicleDetails,
    compare_vehicles: compareVehicles,
    ask_faq: askFaq,
  },
  examples: { en: enExamples, hi: hiExamples, bn: bnExamples, mr: mrExamples },
  lexicon,
  phrases: { en: enPhrases, hi: hiPhrases, bn: bnPhrases, mr: mrPhrases },
  pronunciation,
  hotwords,
  offers: [
    'book_appointment',
    'check_appointment',
    'search_inventory',
    'list_services',
    'free_times',
    'ask_faq',
  ],
  suggestions: [
    'suggest.book',
    'suggest.search',
    'suggest.services',
    'suggest.drive',
    'suggest.hours',
  ],
  seed,
  isSeeded,
  nameOf,
  importable,
};
