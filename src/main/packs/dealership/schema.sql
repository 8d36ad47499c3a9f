-- The dealership pack's tables. Steps are only ever added (see store/migrate.ts). Money is in whole
-- rupees, days are local (2026-11-23), times of day are local (09:30), durations are minutes.

-- migration 1: line-up, stock, services, customers, the calendar, help texts

-- What a make and a model are called in the person's script. Makes have an empty model.
CREATE TABLE model_names (
  make TEXT NOT NULL,
  model TEXT NOT NULL,
  body TEXT,
  name TEXT NOT NULL,
  name_hi TEXT NOT NULL,
  name_bn TEXT NOT NULL,
  name_mr TEXT NOT NULL,
  PRIMARY KEY (make, model)
) STRICT, WITHOUT ROWID;

CREATE TABLE inventory (
  id TEXT PRIMARY KEY,
  stock_number TEXT NOT NULL UNIQUE,
  make TEXT NOT NULL,
  model TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 1980 AND 2100),
  color TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price > 0),
  is_new INTEGER NOT NULL CHECK (is_new IN (0, 1)),
  is_available INTEGER NOT NULL DEFAULT 1 CHECK (is_available IN (0, 1)),
  fuel TEXT NOT NULL CHECK (fuel IN ('petrol', 'diesel', 'cng', 'electric', 'hybrid')),
  gearbox TEXT NOT NULL CHECK (gearbox IN ('manual', 'automatic')),
  -- Driven so far.
  kilometres INTEGER NOT NULL CHECK (kilometres >= 0),
  created_at TEXT NOT NULL,
  FOREIGN KEY (make, model) REFERENCES model_names (make, model)
) STRICT;
CREATE INDEX inventory_model ON inventory (make, model);
CREATE INDEX inventory_price ON inventory (price);

CREATE TABLE service_types (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_hi TEXT NOT NULL,
  name_bn TEXT NOT NULL,
  name_mr TEXT NOT NULL,
  description TEXT NOT NULL,
  description_hi TEXT NOT NULL,
  description_bn TEXT NOT NULL,
  description_mr TEXT NOT NULL,
  duration_min INTEGER NOT NULL CHECK (duration_min > 0),
  price_min INTEGER NOT NULL CHECK (price_min >= 0),
  price_max INTEGER NOT NULL CHECK (price_max >= price_min),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  phone TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE vehicles (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  make TEXT NOT NULL,
  model TEXT NOT NULL,
  year INTEGER,
  license_plate TEXT UNIQUE,
  vin TEXT UNIQUE,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX vehicles_customer ON vehicles (customer_id);

-- 0 is Sunday. A day without a row is closed.
CREATE TABLE opening_hours (
  weekday INTEGER PRIMARY KEY CHECK (weekday BETWEEN 0 AND 6),
  opens TEXT NOT NULL,
  closes TEXT NOT NULL CHECK (closes > opens)
) STRICT;

-- Every year on this day: "08-15".
CREATE TABLE holidays (
  month_day TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_hi TEXT NOT NULL,
  name_bn TEXT NOT NULL,
  name_mr TEXT NOT NULL
) STRICT;

-- Where an appointment takes place: a bay of the workshop, a lane for test drives, a desk.
CREATE TABLE bays (
  id TEXT PRIMARY KEY,
  appointment_type TEXT NOT NULL CHECK (appointment_type IN ('service', 'test_drive', 'sales')),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE appointments (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  appointment_type TEXT NOT NULL CHECK (appointment_type IN ('service', 'test_drive', 'sales')),
  service_type_id TEXT REFERENCES service_types (id),
  vehicle_id INTEGER REFERENCES vehicles (id),
  inventory_id TEXT REFERENCES inventory (id),
  bay_id TEXT NOT NULL REFERENCES bays (id),
  scheduled_date TEXT NOT NULL,
  scheduled_time TEXT NOT NULL,
  duration_min INTEGER NOT NULL CHECK (duration_min > 0),
  status TEXT NOT NULL CHECK (status IN ('booked', 'done', 'cancelled')),
  -- A car that is not in the books, as it was said.
  notes TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK ((appointment_type = 'service') = (service_type_id IS NOT NULL))
) STRICT;
CREATE INDEX appointments_day ON appointments (scheduled_date, bay_id) WHERE status = 'booked';
CREATE INDEX appointments_customer ON appointments (customer_id);

-- Whatever writes: no bay, no car to drive and no car to mend is in two places at once.
CREATE VIEW booked_spans AS
  SELECT id, customer_id, bay_id, inventory_id, vehicle_id, appointment_type, scheduled_date AS day,
    substr(scheduled_time, 1, 2) * 60 + substr(scheduled_time, 4, 2) AS begins,
    substr(scheduled_time, 1, 2) * 60 + substr(scheduled_time, 4, 2) + duration_min AS ends
  FROM appointments WHERE status = 'booked';
CREATE TRIGGER appointment_added BEFORE INSERT ON appointments WHEN new.status = 'booked' BEGIN
  SELECT raise(ABORT, 'double booking') WHERE EXISTS (
    SELECT 1 FROM booked_spans WHERE day = new.scheduled_date
      AND (bay_id = new.bay_id OR inventory_id = new.inventory_id OR vehicle_id = new.vehicle_id)
      AND begins < substr(new.scheduled_time, 1, 2) * 60 + substr(new.scheduled_time, 4, 2) + new.duration_min
      AND ends > substr(new.scheduled_time, 1, 2) * 60 + substr(new.scheduled_time, 4, 2));
END;
CREATE TRIGGER appointment_moved BEFORE UPDATE ON appointments WHEN new.status = 'booked' BEGIN
  SELECT raise(ABORT, 'double booking') WHERE EXISTS (
    SELECT 1 FROM booked_spans WHERE day = new.scheduled_date AND id <> new.id
      AND (bay_id = new.bay_id OR inventory_id = new.inventory_id OR vehicle_id = new.vehicle_id)
      AND begins < substr(new.scheduled_time, 1, 2) * 60 + substr(new.scheduled_time, 4, 2) + new.duration_min
      AND ends > substr(new.scheduled_time, 1, 2) * 60 + substr(new.scheduled_time, 4, 2));
END;

CREATE TABLE faq (
  id TEXT PRIMARY KEY,
  category TEXT NOT NULL,
  question TEXT NOT NULL,
  question_hi TEXT NOT NULL,
  question_bn TEXT NOT NULL,
  question_mr TEXT NOT NULL,
  answer TEXT NOT NULL,
  answer_hi TEXT NOT NULL,
  answer_bn TEXT NOT NULL,
  answer_mr TEXT NOT NULL,
  -- Further ways to ask it, in any language, a line each.
  keywords TEXT NOT NULL
) STRICT;
