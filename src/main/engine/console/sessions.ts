import { z } from 'zod';
import type { KeptSession, SessionFilter, SessionRow } from '../../../contract/console.ts';
import { languageSchema } from '../../../contract/language.ts';
import { RpcError } from '../../../contract/rpc/message.ts';
import { normalise } from '../../language/normalise.ts';
import type { Database, SqlParams } from '../../store/port.ts';

/** A database with the conversations of one pack. */
export interface Kept {
  readonly pack: string;
  readonly db: Database;
}

/** Rows read at once; between them other work of the process goes on. */
const batch = 100;
/** Longer than this an excerpt is not, characters; and so many of them stand before what was found. */
const excerptLength = 160;
const before = 40;

const turnsSchema = z.array(z.object({ who: z.enum(['person', 'vaani']), text: z.string() }));
const contextSchema = z.object({ handover: z.boolean().optional() });

interface Row {
  readonly id: string;
  readonly language: string;
  readonly turns: string;
  readonly context: string;
  readonly created_at: string;
  readonly updated_at: string;
}

interface Found {
  readonly pack: string;
  readonly row: Row;
  readonly session: SessionRow;
}

/**
 * A page of kept conversations, the latest first. Words are looked for one by one, in any spelling of their
 * script. Long searches let other work go on, and stop when `signal` says so.
 *
 * @throws RpcError `invalid` for a page that was never given out.
 */
export async function searchSessions(
  stores: readonly Kept[],
  filter: SessionFilter,
  signal: AbortSignal,
): Promise<{ sessions: SessionRow[]; next: string | null }> {
  const words = normalise(filter.text).split(/\s+/).filter(Boolean);
  const from = filter.after === null ? null : placeOf(filter.after);
  const wanted = stores.filter(({ pack }) => filter.pack === null || pack === filter.pack);
  const streams = wanted.map((store) => matching(store, filter, words, from, signal));
  const heads = await Promise.all(streams.map((stream) => stream.next()));
  const found: Found[] = [];
  // One more than asked for tells whether there is a next page.
  while (found.length <= filter.limit) {
    const at = latestOf(heads.map(({ value, done }) => (done ? undefined : value)));
    const head = heads[at];
    const stream = streams[at];
    if (!head || head.done || !stream) break;
    found.push(head.value);
    heads[at] = await stream.next();
  }
  const page = found.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    sessions: page.map(({ session }) => session),
    next: found.length > filter.limit && last ? `${last.row.updated_at}|${last.row.id}` : null,
  };
}

/** One conversation, whole. @throws RpcError `gone`. */
export function readSession(stores: readonly Kept[], pack: string, id: string): KeptSession {
  const row = stores
    .find((store) => store.pack === pack)
    ?.db.get<Row>(`SELECT ${columns} FROM conversations WHERE id = :id`, { id });
  const read = row && rowOf(pack, row, []);
  if (!read) throw new RpcError('gone', 'this conversation is not kept any more');
  return { ...read.session, said: read.said };
}

const columns = 'id, language, turns, context, created_at, updated_at';

interface Place {
  readonly at: string;
  readonly id: string;
}

function placeOf(text: string): Place {
  const [at = '', id] = text.split('|');
  if (id === undefined || Number.isNaN(Date.parse(at))) {
    throw new RpcError('invalid', 'this page is not one that was given out');
  }
  return { at, id };
}

async function* matching(
  { pack, db }: Kept,
  { language, from, to }: SessionFilter,
  words: readonly string[],
  start: Place | null,
  signal: AbortSignal,
): AsyncGenerator<Found, undefined> {
  const bounds: SqlParams = {
    language,
    least: from === null ? null : dayStart(from, 0),
    most: to === null ? null : dayStart(to, 1),
    limit: batch,
  };
  let place = start;
  for (;;) {
    signal.throwIfAborted();
    const rows = db.all<Row>(
      `SELECT ${columns} FROM conversations
       WHERE (:language IS NULL OR language = :language)
         AND (:least IS NULL OR updated_at >= :least) AND (:most IS NULL OR updated_at < :most)
         AND (:at IS NULL OR updated_at < :at OR (updated_at = :at AND id < :id))
       ORDER BY updated_at DESC, id DESC LIMIT :limit`,
      { ...bounds, at: place?.at ?? null, id: place?.id ?? null },
    );
    for (const row of rows) {
      const read = rowOf(pack, row, words);
      if (read) yield { pack, row, session: read.session };
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    place = { at: last.updated_at, id: last.id };
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Undefined where a word is not in it, or it cannot be read. */
function rowOf(pack: string, row: Row, words: readonly string[]) {
  const turns = turnsSchema.safeParse(JSON.parse(row.turns));
  const language = languageSchema.safeParse(row.language);
  if (!turns.success || !language.success) return undefined;
  const context = contextSchema.safeParse(JSON.parse(row.context));
  const said = turns.data;
  if (words.length > 0) {
    const all = normalise(said.map(({ text }) => text).join('\n'));
    if (!words.every((word) => all.includes(word))) return undefined;
  }
  const session: SessionRow = {
    id: row.id,
    pack,
    language: language.data,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    turns: said.length,
    excerpt: excerptOf(
      said.map(({ text }) => text),
      words[0],
    ),
    handover: context.data?.handover ?? false,
  };
  return { session, said };
}

/** Where the word stands, or how it began. */
function excerptOf(texts: readonly string[], word: string | undefined): string {
  const cut = (text: string, at: number) => {
    const begin = Math.max(0, at - before);
    const part = text.slice(begin, begin + excerptLength);
    return `${begin > 0 ? '…' : ''}${part}${begin + excerptLength < text.length ? '…' : ''}`;
  };
  for (const text of word === undefined ? [] : texts) {
    const at = normalise(text).indexOf(word ?? '');
    if (at >= 0) return cut(text, at);
  }
  return cut(texts.join(' · '), 0);
}

/** The beginning of a day of the place's own clock, so many days later; ISO 8601. */
function dayStart(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

function latestOf(heads: readonly (Found | undefined)[]): number {
  let best = -1;
  for (const [at, head] of heads.entries()) {
    const leading = best < 0 ? undefined : heads[best];
    if (head && (!leading || isLater(head.row, leading.row))) best = at;
  }
  return best;
}

const isLater = (one: Row, other: Row) =>
  one.updated_at > other.updated_at || (one.updated_at === other.updated_at && one.id > other.id);
