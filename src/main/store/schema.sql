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

-- migration 2: profiles and retention

-- Somebody who agreed to be remembered. Without this row nothing of a person outlives the conversation
-- but what the trade itself books on their number.
CREATE TABLE profiles (
  -- Ten digits.
  phone TEXT PRIMARY KEY,
  -- Names the profile where the number must not stand.
  id TEXT NOT NULL UNIQUE,
  name TEXT,
  language TEXT NOT NULL,
  rate REAL NOT NULL CHECK (rate > 0),
  -- [{slot, id, count}], the most often first.
  favourites TEXT NOT NULL CHECK (json_valid(favourites)),
  -- [{at, what, ids}], the latest first; ids only, nothing that was said.
  history TEXT NOT NULL CHECK (json_valid(history)),
  consent_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- Conversations are kept for a while, and linked to a profile by `user_phone`.
CREATE INDEX conversations_age ON conversations (updated_at);
CREATE INDEX conversations_person ON conversations (user_phone) WHERE user_phone IS NOT NULL;

-- migration 3: escalations

-- Somebody who wanted a person, and what became of it. With a number to call it is a callback, which
-- stays until somebody has called; the number and the time are never anywhere else.
CREATE TABLE escalations (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL,
  pack TEXT NOT NULL,
  language TEXT NOT NULL,
  topic TEXT,
  -- How the answer is told; null while there is none.
  priority TEXT CHECK (priority IN ('interrupt', 'high')),
  status TEXT NOT NULL CHECK (status IN ('pending', 'running', 'completed', 'failed')),
  operator TEXT,
  answer TEXT,
  -- ISO 8601. Without a number it is only what was offered.
  callback_at TEXT,
  callback_phone TEXT,
  -- The last turns, redacted: [{who, text}].
  turns TEXT NOT NULL CHECK (json_valid(turns)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX escalations_by_status ON escalations (status, updated_at);
CREATE INDEX escalations_by_session ON escalations (session_id, created_at);

-- migration 4: open proposals

-- The proposal that waits for an answer in a session whose front end keeps it (`vaani action`), as a
-- fingerprint: what comes back must be what was given out, and nothing personal stays here.
CREATE TABLE open_proposals (
  session_id TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  -- ms since the epoch
  expires_at INTEGER NOT NULL
) STRICT;

-- migration 5: outbox

-- Counts the calls that were promised for one request: another number or time is another promise.
ALTER TABLE escalations ADD COLUMN callback_revision INTEGER NOT NULL DEFAULT 0;

-- What the shop's own system is still to be told of a request for a person. The number to call is not
-- here: it is read from the request when the message is sent. Rows stay as long as the request does, so
-- that nothing is sent anew.
CREATE TABLE outbox (
  -- Sent along: the other side takes a message once.
  idempotency_key TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('handover', 'callback')),
  escalation_id TEXT NOT NULL,
  -- `callback_revision` of the request; 0 for a handover.
  revision INTEGER NOT NULL,
  -- Whose screen shows that it waits; empty where nobody's does.
  session_id TEXT NOT NULL,
  -- The message without what tells who the person is.
  document TEXT NOT NULL CHECK (json_valid(document)),
  status TEXT NOT NULL CHECK (status IN ('waiting', 'sent', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  -- ms since the epoch
  next_at INTEGER NOT NULL,
  -- Why the last attempt failed, as a code: "HTTP 500", "timeout".
  problem TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (status, next_at);
CREATE INDEX outbox_by_escalation ON outbox (escalation_id, kind, revision);
