import type { ComparisonCard, DetailsCard } from '../../../contract/cards.ts';
import type { Language } from '../../../contract/language.ts';
import type { ActionContext, Mention } from '../../actions/port.ts';
import type { PriceRange } from '../../language/price-range.ts';
import type { Database } from '../../store/port.ts';
import { inAllLanguages, localised, rupees } from '../kit/localised.ts';
import kinds from './words/kinds.json' with { type: 'json' };

/** A car we sell. */
export interface Car {
  readonly id: string;
  readonly stock_number: string;
  readonly make: string;
  readonly model: string;
  readonly body: string;
  readonly year: number;
  readonly color: string;
  readonly price: number;
  readonly is_new: 0 | 1;
  readonly is_available: 0 | 1;
  readonly fuel: string;
  readonly gearbox: string;
  readonly kilometres: number;
}

export interface CarQuery {
  readonly make?: string | undefined;
  readonly model?: string | undefined;
  readonly body?: string | undefined;
  readonly colour?: string | undefined;
  readonly condition?: 'new' | 'used' | undefined;
  readonly fuel?: string | undefined;
  readonly gearbox?: string | undefined;
  readonly year?: number | undefined;
  /** That year or newer. */
  readonly newer?: boolean | undefined;
  readonly price?: PriceRange | undefined;
}

const columns = 'c.*, m.body FROM inventory c JOIN model_names m USING (make, model)';

export function findCar(db: Database, id: string): Car | undefined {
  return db.get<Car>(`SELECT ${columns} WHERE c.id = :id OR c.stock_number = :id`, { id });
}

/** The cars that are for sale and fit, cheapest first. */
export function searchCars(db: Database, query: CarQuery): Car[] {
  return db.all<Car>(
    `SELECT ${columns} WHERE c.is_available = 1
       AND (:make IS NULL OR c.make = :make) AND (:model IS NULL OR c.model = :model)
       AND (:body IS NULL OR m.body = :body OR (:body = 'electric' AND c.fuel = 'electric'))
       AND (:colour IS NULL OR c.color = :colour) AND (:isNew IS NULL OR c.is_new = :isNew)
       AND (:fuel IS NULL OR c.fuel = :fuel) AND (:gearbox IS NULL OR c.gearbox = :gearbox)
       AND (:year IS NULL OR c.year = :year OR (:newer = 1 AND c.year > :year))
       AND c.price BETWEEN :least AND :most
     ORDER BY c.price, c.id`,
    {
      make: query.make ?? null,
      model: query.model ?? null,
      body: query.body ?? null,
      colour: query.colour ?? null,
      isNew: query.condition === undefined ? null : query.condition === 'new' ? 1 : 0,
      fuel: query.fuel ?? null,
      gearbox: query.gearbox ?? null,
      year: query.year ?? null,
      newer: query.newer ? 1 : 0,
      least: query.price?.min ?? 0,
      most: query.price?.max ?? Number.MAX_SAFE_INTEGER,
    },
  );
}

/** "Vayura Megha" in the person's script; a car that is none of ours as it is in the books. */
export function modelName(
  db: Database,
  { make, model }: Pick<Car, 'make' | 'model'>,
  language: Language,
): string {
  return [nameOf(db, make, '', language), model && nameOf(db, make, model, language)]
    .filter(Boolean)
    .join(' ');
}

function nameOf(db: Database, make: string, model: string, language: Language): string {
  const row = db.get<object>('SELECT * FROM model_names WHERE make = :make AND model = :model', {
    make,
    model,
  });
  return row ? localised(row, 'name', language) : model || make;
}

/** "2023 Vayura Megha". */
export const carName = (db: Database, car: Car, language: Language): string =>
  `${car.year} ${modelName(db, car, language)}`;

type Words = Pick<ActionContext, 'db' | 'language' | 'label'>;

/** What is told of a car, in the order of a leaflet. */
function factsOf(car: Car, { label }: Words): { label: string; value: string }[] {
  return [
    {
      label: label('car.condition'),
      value: label(car.is_new ? 'condition.new' : 'condition.used'),
    },
    { label: label('car.year'), value: String(car.year) },
    { label: label('car.colour'), value: label(`colour.${car.color}`) },
    { label: label('car.fuel'), value: label(`fuel.${car.fuel}`) },
    { label: label('car.gearbox'), value: label(`gearbox.${car.gearbox}`) },
    { label: label('car.kilometres'), value: car.kilometres.toLocaleString('en-IN') },
    { label: label('car.stock'), value: car.stock_number },
  ];
}

/** "White · Petrol · Manual". */
const summaryOf = (car: Car, { label }: Words): string =>
  [`colour.${car.color}`, `fuel.${car.fuel}`, `gearbox.${car.gearbox}`].map(label).join(' · ');

/** A car on the screen; `whole`: with all that is known of it. */
export function carCard(car: Car, words: Words, whole = false): DetailsCard {
  const { db, language, label } = words;
  return {
    kind: 'details',
    id: car.id,
    about: 'vehicle',
    category: car.body,
    title: carName(db, car, language),
    subtitle: summaryOf(car, words),
    price: car.price,
    status: {
      label: label(car.is_new ? 'condition.new' : 'condition.used'),
      tone: car.is_new ? 'good' : 'neutral',
    },
    rows: whole ? factsOf(car, words) : [],
    code: null,
    link: null,
  };
}

/** One side of a comparison. */
export function comparedCar(car: Car, words: Words): ComparisonCard['products'][number] {
  return {
    kind: 'product',
    id: car.id,
    name: carName(words.db, car, words.language),
    description: summaryOf(car, words),
    category: words.label(`body.${car.body}`),
    price: car.price,
    stock: car.is_available,
    image: null,
    specifications: factsOf(car, words),
  };
}

/** A car as something to choose: told apart by what differs, "2023 Vayura Megha, red, ₹8,40,000". */
export function carMention(car: Car, { db, language, label }: Words): Mention {
  const colour = label(`colour.${car.color}`);
  const spoken = (table: Readonly<Record<string, readonly string[]>>, key: string) =>
    (table[key] ?? []).join(' ');
  const names = db.all<object>(
    "SELECT * FROM model_names WHERE make = :make AND model IN ('', :model)",
    { make: car.make, model: car.model },
  );
  return {
    name: `${carName(db, car, language)}, ${colour}, ${rupees(car.price)}`,
    words: [
      ...names.map((row) => inAllLanguages(row, 'name')),
      spoken(kinds.colours, car.color),
      spoken(kinds.conditions, car.is_new ? 'new' : 'used'),
      spoken(kinds.fuels, car.fuel),
      spoken(kinds.gearboxes, car.gearbox),
      spoken(kinds.bodies, car.body),
      car.year,
      car.stock_number,
    ].join(' '),
    // With its name: whoever names another one afterwards means that one.
    slots: { inventory_id: car.id, vehicle: `${car.make} ${car.model}` },
    price: car.price,
  };
}
