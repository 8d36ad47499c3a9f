-- The dining pack's tables. Steps are only ever added (see store/migrate.ts). Times of venues and
-- bookings are those of the clock on the wall, in the kiosk's time zone: "2026-11-21T19:30".

-- migration 1: venues and their tables, people, bookings, invitations

CREATE TABLE areas (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_hi TEXT NOT NULL,
  name_bn TEXT NOT NULL,
  name_mr TEXT NOT NULL,
  road TEXT NOT NULL,
  road_hi TEXT NOT NULL,
  road_bn TEXT NOT NULL,
  road_mr TEXT NOT NULL,
  lat REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
  lon REAL NOT NULL CHECK (lon BETWEEN -180 AND 180)
) STRICT;

CREATE TABLE venues (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_hi TEXT NOT NULL,
  name_bn TEXT NOT NULL,
  name_mr TEXT NOT NULL,
  cuisine TEXT NOT NULL,
  area_id TEXT NOT NULL REFERENCES areas (id),
  -- Of the house, on the area's road.
  number INTEGER NOT NULL,
  price_level INTEGER NOT NULL CHECK (price_level BETWEEN 1 AND 4),
  lat REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
  lon REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
  vegetarian INTEGER NOT NULL CHECK (vegetarian IN (0, 1)),
  -- What it suits: a list of words with spaces.
  occasions TEXT NOT NULL
) STRICT;
CREATE INDEX venues_cuisine ON venues (cuisine);

-- When it is open; minutes since midnight, 0 is Sunday. A day without a row is a day off.
CREATE TABLE venue_hours (
  venue_id TEXT NOT NULL REFERENCES venues (id) ON DELETE CASCADE,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  opens INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 1439),
  closes INTEGER NOT NULL CHECK (closes > opens AND closes <= 1440),
  PRIMARY KEY (venue_id, weekday, opens)
) STRICT, WITHOUT ROWID;

CREATE TABLE venue_tables (
  venue_id TEXT NOT NULL REFERENCES venues (id) ON DELETE CASCADE,
  seats INTEGER NOT NULL CHECK (seats > 0),
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (venue_id, seats)
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_hi TEXT NOT NULL,
  name_bn TEXT NOT NULL,
  name_mr TEXT NOT NULL,
  phone TEXT NOT NULL UNIQUE
) STRICT;

-- What a person likes to eat.
CREATE TABLE interests (
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  cuisine TEXT NOT NULL,
  PRIMARY KEY (user_id, cuisine)
) STRICT, WITHOUT ROWID;

-- Both ways: whose friend is a friend has a row each.
CREATE TABLE friends (
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  friend_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  PRIMARY KEY (user_id, friend_id),
  CHECK (user_id <> friend_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE bookings (
  -- Two letters and three digits (code.ts).
  code TEXT PRIMARY KEY,
  user_id TEXT REFERENCES users (id),
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  venue_id TEXT NOT NULL REFERENCES venues (id),
  day TEXT NOT NULL,
  -- Minutes since midnight.
  starts INTEGER NOT NULL CHECK (starts BETWEEN 0 AND 1439),
  ends INTEGER NOT NULL CHECK (ends > starts),
  party_size INTEGER NOT NULL CHECK (party_size > 0),
  -- Which of the venue's tables it takes: one with so many seats.
  table_seats INTEGER NOT NULL CHECK (table_seats >= party_size),
  occasion TEXT,
  status TEXT NOT NULL CHECK (status IN ('confirmed', 'cancelled', 'completed')),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX bookings_venue_day ON bookings (venue_id, day);
CREATE INDEX bookings_phone ON bookings (phone);

CREATE TABLE invites (
  id TEXT PRIMARY KEY,
  from_user TEXT NOT NULL REFERENCES users (id),
  to_user TEXT NOT NULL REFERENCES users (id),
  venue_id TEXT NOT NULL REFERENCES venues (id),
  day TEXT NOT NULL,
  starts INTEGER NOT NULL CHECK (starts BETWEEN 0 AND 1439),
  status TEXT NOT NULL CHECK (status IN ('pending', 'accepted', 'declined')),
  created_at TEXT NOT NULL,
  answered_at TEXT
) STRICT;
CREATE INDEX invites_to ON invites (to_user);

-- Where this kiosk stands, and how people get about from there. One row.
CREATE TABLE kiosk (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  lat REAL NOT NULL,
  lon REAL NOT NULL,
  walking_kmh REAL NOT NULL CHECK (walking_kmh > 0),
  driving_kmh REAL NOT NULL CHECK (driving_kmh > 0),
  -- The way along streets is so many times the straight line.
  detour REAL NOT NULL CHECK (detour >= 1)
) STRICT;

-- migration 2: where this very kiosk stands, where its settings say it; else lat and lon are the place
ALTER TABLE kiosk ADD COLUMN own_lat REAL CHECK (own_lat BETWEEN -90 AND 90);
ALTER TABLE kiosk ADD COLUMN own_lon REAL CHECK (own_lon BETWEEN -180 AND 180);

-- migration 3: questions that are often asked
CREATE TABLE faqs (
  id TEXT PRIMARY KEY,
  topic TEXT NOT NULL,
  question TEXT NOT NULL,
  question_hi TEXT NOT NULL,
  question_bn TEXT NOT NULL,
  question_mr TEXT NOT NULL,
  answer TEXT NOT NULL,
  answer_hi TEXT NOT NULL,
  answer_bn TEXT NOT NULL,
  answer_mr TEXT NOT NULL,
  -- Other ways to ask it, in any language and any letters, a line each.
  also TEXT NOT NULL
) STRICT;
