import type { Language } from '../../../../contract/language.ts';
import type { SlotContext, SlotDefinition } from '../../../dialogue/port.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import { findDates } from '../../../language/parse/date-time/index.ts';
import { findNumbers } from '../../../language/parse/number/index.ts';
import { findPhones } from '../../../language/parse/phone/index.ts';
import { findPriceRange } from '../../../language/price-range.ts';
import { findKeyword } from '../../../language/keyword.ts';
import type { Lineup, NamedCar } from '../lineup.ts';
import { oldestYear } from '../rules.ts';
import kinds from '../words/kinds.json' with { type: 'json' };
import person from '../words/person.json' with { type: 'json' };
import { answer, isBeside } from './answer.ts';

/** A car is named in at most so many words. */
const mostWords = 5;
const noCar: ReadonlySet<string> = new Set(person.noName.map(normalise));
/** Where the person's own car is meant, it may be of any make. */
const ownCar: ReadonlySet<string> = new Set(['book_appointment', 'register_vehicle']);

/** A make and model: "Vayura Megha"; the make alone; asked for one's own car, the words as they are. */
const vehicle = (lineup: Lineup): SlotDefinition => ({
  ask: 'ask.vehicle',
  insteadOf: 'inventory_id',
  find(text, { asked, intent, language, now }) {
    const [car] = lineup.find(text);
    if (car) return named(car, text);
    return asked && ownCar.has(intent ?? '') ? anyCar(text, { language, now }) : undefined;
  },
});

function named({ make, model, start, end }: NamedCar, text: string) {
  const value = model === null ? make : `${make} ${model}`;
  return answer({ value, confidence: 0.9, span: [start, end] as const }, text);
}

function anyCar(text: string, { language, now }: Pick<SlotContext, 'language' | 'now'>) {
  const clean = normalise(text);
  // A day, a phone number or a kind of car is something else.
  if (findDates(clean, { language, now }).length > 0) return undefined;
  if (findPhones(clean, { language }).length > 0) return undefined;
  if (findKeyword(clean, kinds.bodies)) return undefined;
  const year = findYear(clean, language);
  const words = tokenise(clean).filter(
    ({ text: word, start }) =>
      !isBeside(word) && !(year && year.start <= start && start < year.end),
  );
  if (words.length === 0 || words.length > mostWords) return undefined;
  if (words.some(({ text: word }) => noCar.has(word))) return undefined;
  const source = text.normalize('NFC');
  const value = words.map(({ start, end }) => source.slice(start, end)).join(' ');
  return { value, confidence: 0.6 };
}

function findYear(text: string, language: Language) {
  const clean = normalise(text);
  return findNumbers(clean, { language, now: 0 }).find(
    ({ value, start, end }) =>
      Number.isInteger(value) &&
      value >= oldestYear &&
      value < 2100 &&
      !/[₹\p{L}\d]$/u.test(clean.slice(0, start)) &&
      !/^[\d,]/.test(clean.slice(end)),
  );
}

const newer = { yes: kinds.newer };

/** "2021", or "2021+" where newer ones do as well. */
const year: SlotDefinition = {
  ask: 'ask.year',
  find(text, { intent, language }) {
    const price = findPriceRange(text, language);
    const found = findYear(text, language);
    if (!found || (price && price.start < found.end && found.start < price.end)) return undefined;
    const orNewer = intent === 'search_inventory' && findKeyword(text, newer) !== undefined;
    const span = [found.start, found.end] as const;
    return answer({ value: `${found.value}${orNewer ? '+' : ''}`, confidence: 0.9, span }, text);
  },
};

const priceRange: SlotDefinition = {
  ask: 'ask.search',
  find(text, { language }) {
    const found = findPriceRange(text, language);
    // "After 2020" limits the year and not the price.
    if (!found || Object.values(found.value).every((limit) => limit < 10_000)) return undefined;
    const span = [found.start, found.end] as const;
    return answer({ value: { ...found.value }, confidence: 0.9, span }, text);
  },
};

const stockNumber = /(?<![a-z\d])(?:c ?\d{3}|vm ?\d{4})(?!\d)/;

/** A car of ours by its number; mostly it is pointed at. */
const inventoryId: SlotDefinition = {
  ask: 'ask.vehicle',
  // Another model is another car.
  of: 'vehicle',
  find(text) {
    const found = stockNumber.exec(normalise(text));
    return (
      (found && {
        value: found[0].replaceAll(' ', '').toUpperCase(),
        confidence: 0.9,
        span: [found.index, found.index + found[0].length] as const,
      }) ??
      undefined
    );
  },
};

/** One of the person's own cars in our books: only ever pointed at. */
const vehicleId: SlotDefinition = { ask: 'ask.own_vehicle', of: 'vehicle', find: () => undefined };

/** The other car, where two are compared. */
const secondVehicle = (lineup: Lineup): SlotDefinition => ({
  ask: 'ask.vehicle',
  insteadOf: 'inventory_id_2',
  find(text, { asked }) {
    const cars = lineup.find(text);
    const car = cars[1] ?? (asked ? cars[0] : undefined);
    return car && named(car, text);
  },
});

const secondInventoryId: SlotDefinition = {
  ask: 'ask.vehicle',
  of: 'vehicle_2',
  find: () => undefined,
};

/** How cars of a line-up are found by their names. */
export const namedCarSlots = (lineup: Lineup): Readonly<Record<string, SlotDefinition>> => ({
  vehicle: vehicle(lineup),
  vehicle_2: secondVehicle(lineup),
});

/** How everything else that is said of cars is found in words. */
export const vehicleSlots = {
  year,
  price_range: priceRange,
  inventory_id: inventoryId,
  vehicle_id: vehicleId,
  inventory_id_2: secondInventoryId,
} as const satisfies Readonly<Record<string, SlotDefinition>>;
