/** The rules of the business, in one place. */

export const appointmentTypes = ['service', 'test_drive', 'sales'] as const;
export type AppointmentType = (typeof appointmentTypes)[number];

/** How long a test drive and a talk about buying take, minutes; a service takes what its kind takes. */
export const durations = { test_drive: 30, sales: 60 } as const;

/** Appointments begin on the hour and the half hour, unless the person says another time. */
export const gridMinutes = 30;

/** The shop needs this long to get ready, minutes. */
export const leadMinutes = 60;

/** How far ahead a day can be booked, days. */
export const maxDaysAhead = 60;

/** Until this long before it begins, an appointment can be moved and cancelled at the kiosk, minutes. */
export const changeableMinutes = 120;

/** Phone numbers without a customer after which no more are looked up in the session. */
export const maxUnknownPhones = 3;

/** How many appointments, cars or times are said and shown at once. */
export const maxListed = 5;
export const maxTimesOffered = 3;

/** Until when a car can be registered: next year's models are sold this year. */
export const oldestYear = 1980;

/** Whether the person may still move or cancel an appointment that begins then (both ms). */
export const isChangeable = (beginsAt: number, now: number): boolean =>
  beginsAt - now >= changeableMinutes * 60_000;
