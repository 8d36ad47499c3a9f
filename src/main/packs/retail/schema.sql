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
