import type { Database } from '../../store/port.ts';

export interface Customer {
  readonly id: number;
  readonly phone: string;
  readonly name: string;
}

export interface OwnVehicle {
  readonly id: number;
  readonly customerId: number;
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
}

export function customerOfPhone(db: Database, phone: string): Customer | undefined {
  return db.get<Customer>('SELECT id, phone, name FROM customers WHERE phone = :phone', { phone });
}

export function findCustomer(db: Database, id: number): Customer | undefined {
  return db.get<Customer>('SELECT id, phone, name FROM customers WHERE id = :id', { id });
}

const vehicleColumns = 'id, customer_id AS customerId, make, model, year';

export function vehiclesOf(db: Database, customerId: number): OwnVehicle[] {
  return db.all<OwnVehicle>(
    `SELECT ${vehicleColumns} FROM vehicles WHERE customer_id = :customerId ORDER BY id`,
    { customerId },
  );
}

export function findVehicle(db: Database, id: number): OwnVehicle | undefined {
  return db.get<OwnVehicle>(`SELECT ${vehicleColumns} FROM vehicles WHERE id = :id`, { id });
}

/** Whether a car with this plate is in the books. */
export function isPlateKnown(db: Database, plate: string): boolean {
  return db.get('SELECT 1 FROM vehicles WHERE license_plate = :plate', { plate }) !== undefined;
}

/** Adds a person, or finds them by phone number; returns their id. */
export function keepCustomer(
  db: Database,
  person: { readonly phone: string; readonly name: string; readonly email: string | null },
  at: string,
): number {
  const known = customerOfPhone(db, person.phone);
  if (known) {
    if (person.email !== null) {
      db.run('UPDATE customers SET email = :email, updated_at = :at WHERE id = :id', {
        id: known.id,
        email: person.email,
        at,
      });
    }
    return known.id;
  }
  const id = nextId(db, 'customers');
  db.run(
    `INSERT INTO customers (id, phone, name, email, created_at, updated_at)
     VALUES (:id, :phone, :name, :email, :at, :at)`,
    { id, ...person, at },
  );
  return id;
}

/** Adds a person's car; returns its id. */
export function addVehicle(
  db: Database,
  vehicle: Omit<OwnVehicle, 'id'> & { readonly plate: string },
  at: string,
): number {
  const id = nextId(db, 'vehicles');
  const { customerId, make, model, year, plate } = vehicle;
  db.run(
    `INSERT INTO vehicles (id, customer_id, make, model, year, license_plate, vin, created_at)
     VALUES (:id, :customerId, :make, :model, :year, :plate, NULL, :at)`,
    { id, customerId, make, model, year, plate, at },
  );
  return id;
}

/** The next number of a table; inside a transaction nobody else takes it. */
export function nextId(db: Database, table: 'customers' | 'vehicles' | 'appointments'): number {
  const row = db.get<{ id: number | null }>(`SELECT max(id) AS id FROM ${table}`);
  return (row?.id ?? 0) + 1;
}
