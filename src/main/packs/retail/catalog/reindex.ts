import { heardAs, soundKeys } from '../../../language/sound.ts';
import type { Database } from '../../../store/port.ts';
import { colourWords } from './colours.ts';
import { entryFrom } from './entry.ts';
import { namesOf, type Product } from './product.ts';
import { latinOf, stemOf, wordsOf } from './words.ts';

/** Raised whenever the words or sounds of a product come out otherwise: every entry is then made anew. */
const rulesVersion = 1;

/** Of a product's keywords, so many are as good as its name: what else it is called. */
const namingKeywords = 2;

/** Which words a product is found by, and where. */
interface ProductWords {
  readonly names: readonly string[];
  readonly keywords: readonly string[];
}

/** The words of a product: names in all languages, brand, colour in all languages; further keywords. */
export function productWords(product: Product): ProductWords {
  const keywords = wordsOf(product.keywords);
  return {
    names: [
      ...namesOf(product).flatMap(wordsOf),
      ...wordsOf(product.brand),
      ...keywords.slice(0, namingKeywords),
    ],
    keywords: [
      ...keywords.slice(namingKeywords),
      ...wordsOf(product.category),
      ...colourWords(product.color).flatMap(wordsOf),
    ],
  };
}

/**
 * Brings the search up to date with the products table; where nothing has changed it takes no time.
 * Called after migrating and filling, and whenever the catalog was changed. About 0.1 ms a product.
 */
export function reindex(db: Database): void {
  const known = db.get<{ version: number }>('SELECT version FROM product_rules')?.version;
  const changed = db.get('SELECT 1 FROM product_changes LIMIT 1') !== undefined;
  if (known === rulesVersion && !changed) return;
  db.transaction(() => {
    if (known !== rulesVersion) {
      for (const table of [
        'product_words',
        'product_word_sounds',
        'product_entries',
        'product_rules',
      ])
        db.run(`DELETE FROM ${table}`);
      db.run("INSERT INTO product_search (product_search) VALUES ('delete-all')");
      db.run('INSERT OR IGNORE INTO product_changes SELECT number FROM products');
      db.run('INSERT INTO product_rules VALUES (:version)', { version: rulesVersion });
    }
    const uses = new Map<string, number>();
    removeOld(db, uses);
    addNew(db, uses);
    countWords(db, uses);
    db.run('DELETE FROM product_changes');
  });
}

type Uses = Map<string, number>;

function count(uses: Uses, words: Iterable<string>, by: number): void {
  for (const word of words) uses.set(word, (uses.get(word) ?? 0) + by);
}

function removeOld(db: Database, uses: Uses): void {
  const old = db.all<{ entry: number; words: string }>(
    'SELECT entry, words FROM product_entries WHERE number IN (SELECT number FROM product_changes)',
  );
  for (const { entry, words } of old) {
    db.run('DELETE FROM product_search WHERE rowid = :entry', { entry });
    count(uses, words.split(' '), -1);
  }
  db.run('DELETE FROM product_entries WHERE number IN (SELECT number FROM product_changes)');
}

function addNew(db: Database, uses: Uses): void {
  // In the order of their rows: the search takes them in without sorting again.
  const numbers = db.all<{ number: number }>(
    'SELECT p.number FROM product_changes c JOIN products p USING (number) ORDER BY p.price, p.number',
  );
  for (const { number } of numbers) {
    const product = db.get<Product>('SELECT * FROM products WHERE number = :number', { number });
    if (product) addEntry(db, product, uses);
  }
}

function addEntry(db: Database, product: Product, uses: Uses): void {
  const { names, keywords } = productWords(product);
  const entry = entryFrom(product.price) + product.number;
  const descriptions = [
    product.description,
    product.description_hi,
    product.description_bn,
    product.description_mr,
  ].flatMap(wordsOf);
  db.run(
    `INSERT INTO product_search (rowid, names, keywords, descriptions, kind)
     VALUES (:entry, :names, :keywords, :descriptions, :kind)`,
    {
      entry,
      names: names.join(' '),
      keywords: keywords.join(' '),
      descriptions: descriptions.join(' '),
      kind: product.category,
    },
  );
  const words = new Set([...names, ...keywords]);
  db.run('INSERT INTO product_entries (number, entry, words) VALUES (:number, :entry, :words)', {
    number: product.number,
    entry,
    words: [...words].join(' '),
  });
  count(uses, words, 1);
}

function countWords(db: Database, uses: Uses): void {
  for (const [word, change] of uses) {
    if (change === 0) continue;
    const had = db.get<{ uses: number }>('SELECT uses FROM product_words WHERE word = :word', {
      word,
    });
    const now = (had?.uses ?? 0) + change;
    if (now <= 0) {
      db.run('DELETE FROM product_words WHERE word = :word', { word });
      for (const key of soundKeys(word))
        db.run('DELETE FROM product_word_sounds WHERE key = :key AND word = :word', { key, word });
    } else if (had) {
      db.run('UPDATE product_words SET uses = :now WHERE word = :word', { now, word });
    } else {
      db.run(
        'INSERT INTO product_words (word, stem, latin, heard, uses) VALUES (:word, :stem, :latin, :heard, :now)',
        {
          word,
          stem: stemOf(word),
          latin: latinOf(word),
          heard: heardAs(word),
          now,
        },
      );
      for (const key of soundKeys(word))
        db.run('INSERT INTO product_word_sounds (key, word) VALUES (:key, :word)', { key, word });
    }
  }
}
