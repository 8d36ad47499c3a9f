-- The retail pack's tables. Steps are only ever added (see store/migrate.ts). Money is in whole rupees.

-- migration 1: catalog, orders, help texts, returns

CREATE TABLE products (
  -- The row of product_search; explicit, since VACUUM renumbers implicit ones. Low numbers are found first.
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_hi TEXT NOT NULL,
  name_bn TEXT NOT NULL,
  name_mr TEXT NOT NULL,
  description TEXT NOT NULL,
  description_hi TEXT NOT NULL,
  description_bn TEXT NOT NULL,
  description_mr TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('electronics', 'clothing', 'home', 'beauty', 'sports')),
  brand TEXT NOT NULL,
  color TEXT,
  price INTEGER NOT NULL CHECK (price >= 0),
  stock_quantity INTEGER NOT NULL DEFAULT 0 CHECK (stock_quantity >= 0),
  image_url TEXT,
  specifications TEXT NOT NULL CHECK (json_valid(specifications)),
  keywords TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX products_category_price ON products (category, price);

-- The default tokenizer takes vowel signs for separators and shreds Devanagari and Bengali.
CREATE VIRTUAL TABLE product_search USING fts5 (
  names, keywords, descriptions,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'",
  prefix = '2 3 4'
);

CREATE TABLE orders (
  id TEXT PRIMARY KEY,
  customer_name TEXT NOT NULL,
  user_phone TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'confirmed', 'shipped', 'out_for_delivery', 'delivered', 'cancelled')),
  total_amount INTEGER NOT NULL CHECK (total_amount >= 0),
  payment_method TEXT NOT NULL,
  shipping_address TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  estimated_delivery TEXT,
  tracking_number TEXT,
  shipping_carrier TEXT
) STRICT;
CREATE INDEX orders_phone ON orders (user_phone);

CREATE TABLE order_items (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  product_id TEXT NOT NULL REFERENCES products (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  unit_price INTEGER NOT NULL CHECK (unit_price >= 0)
) STRICT;
CREATE INDEX order_items_order ON order_items (order_id);

CREATE TABLE order_events (
  order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (order_id, status)
) STRICT;

CREATE TABLE faqs (
  id TEXT PRIMARY KEY,
  product_id TEXT REFERENCES products (id),
  question TEXT NOT NULL,
  question_hi TEXT NOT NULL,
  question_bn TEXT NOT NULL,
  question_mr TEXT NOT NULL,
  answer TEXT NOT NULL,
  answer_hi TEXT NOT NULL,
  answer_bn TEXT NOT NULL,
  answer_mr TEXT NOT NULL,
  topic TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE faq_search USING fts5 (
  id UNINDEXED, questions, answers,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'",
  prefix = '3 4'
);

CREATE TABLE policies (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL UNIQUE CHECK (type IN ('returns', 'refunds', 'shipping', 'privacy', 'warranty')),
  title TEXT NOT NULL,
  title_hi TEXT NOT NULL,
  title_bn TEXT NOT NULL,
  title_mr TEXT NOT NULL,
  summary TEXT NOT NULL,
  summary_hi TEXT NOT NULL,
  summary_bn TEXT NOT NULL,
  summary_mr TEXT NOT NULL,
  content TEXT NOT NULL,
  content_hi TEXT NOT NULL,
  content_bn TEXT NOT NULL,
  content_mr TEXT NOT NULL,
  effective_date TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE returns (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  reason TEXT NOT NULL CHECK (reason IN ('defective', 'wrong_item', 'not_as_described', 'changed_mind', 'size_issue')),
  action_requested TEXT NOT NULL CHECK (action_requested IN ('refund', 'exchange', 'store_credit')),
  status TEXT NOT NULL CHECK (status IN ('requested', 'picked_up', 'completed', 'rejected')),
  refund_amount INTEGER,
  created_at TEXT NOT NULL,
  processed_at TEXT
) STRICT;

-- migration 2: search by sound and by price; what changes in the catalog is noted, and indexed at the next start

DROP TABLE product_search;

-- One row a product, filled by catalog/reindex.ts. Its rowid is price * 16777216 + number: matches come
-- cheapest first, a price range is a range of rows, and the nearest price is the next row. Words are
-- those of catalog/words.ts with single spaces between; `kind` is the category. The texts themselves are
-- not kept. The default tokenizer takes vowel signs for separators and shreds Devanagari and Bengali.
CREATE VIRTUAL TABLE product_search USING fts5 (
  names, keywords, descriptions, kind,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

-- What is in product_search for a product: its row, and the words that count in product_words.
CREATE TABLE product_entries (
  number INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;

-- Every different word of names and keywords. `stem` is without its ending, `latin` the same in
-- every script (catalog/words.ts), `heard` its sound,
-- `uses` how many products have it.
CREATE TABLE product_words (
  word TEXT PRIMARY KEY,
  stem TEXT NOT NULL,
  latin TEXT NOT NULL,
  heard TEXT NOT NULL,
  uses INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX product_words_stem ON product_words (stem);
CREATE INDEX product_words_latin ON product_words (latin);

-- The keys under which a word is found by its sound (language/sound.ts).
CREATE TABLE product_word_sounds (
  key TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;

-- Products whose entry is not up to date. Plain SQL, so that any tool may change the catalog.
CREATE TABLE product_changes (number INTEGER PRIMARY KEY) STRICT;
INSERT INTO product_changes SELECT number FROM products;
CREATE TRIGGER product_added AFTER INSERT ON products BEGIN
  INSERT OR IGNORE INTO product_changes VALUES (new.number);
END;
CREATE TRIGGER product_removed AFTER DELETE ON products BEGIN
  INSERT OR IGNORE INTO product_changes VALUES (old.number);
END;
CREATE TRIGGER product_changed AFTER UPDATE OF
  number, name, name_hi, name_bn, name_mr, description, description_hi, description_bn, description_mr,
  category, brand, color, price, keywords
ON products BEGIN
  INSERT OR IGNORE INTO product_changes VALUES (old.number);
  INSERT OR IGNORE INTO product_changes VALUES (new.number);
END;

CREATE INDEX products_price ON products (price);

-- By which rules the entries were made; other rules make all of them anew.
CREATE TABLE product_rules (version INTEGER NOT NULL) STRICT;

-- migration 3: what goes back with a return, and its history

CREATE TABLE return_items (
  return_id TEXT NOT NULL REFERENCES returns (id) ON DELETE CASCADE,
  product_id TEXT NOT NULL REFERENCES products (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (return_id, product_id)
) STRICT;

CREATE TABLE return_events (
  return_id TEXT NOT NULL REFERENCES returns (id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (return_id, status)
) STRICT;

CREATE INDEX returns_order ON returns (order_id);

-- A return from before was of all that is in its order; when it was picked up is not known.
INSERT INTO return_items (return_id, product_id, quantity)
  SELECT r.id, i.product_id, sum(i.quantity)
  FROM returns r JOIN order_items i ON i.order_id = r.order_id GROUP BY r.id, i.product_id;
INSERT INTO return_events (return_id, status, at)
  SELECT id, 'requested', created_at FROM returns;
INSERT INTO return_events (return_id, status, at)
  SELECT id, status, coalesce(processed_at, created_at) FROM returns WHERE status <> 'requested';
