-- What every pack shares. Steps are only ever added (see migrate.ts).

-- migration 1: receipts and conversations

-- A committed change. The key is made when the change is proposed; it makes doing it twice impossible.
CREATE TABLE receipts (
  idempotency_key TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  session_id TEXT NOT NULL,
  action TEXT NOT NULL,
  input TEXT NOT NULL CHECK (json_valid(input)),
  result TEXT NOT NULL CHECK (json_valid(result)),
  committed_at TEXT NOT NULL
) STRICT;

CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL UNIQUE,
  user_phone TEXT,
  pack TEXT NOT NULL,
  language TEXT NOT NULL,
  turns TEXT NOT NULL CHECK (json_valid(turns)),
  context TEXT NOT NULL CHECK (json_valid(context)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
