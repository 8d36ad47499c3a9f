import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bpeVocabOf, hotwordLines, type Tokens } from './hotwords.ts';

export interface BiasedOptions<Native> {
  /** Loads the model once more. */
  readonly make: (forModel: object, more: object) => Native;
  readonly tokens: Tokens;
  /** Path of the model's own word splitter. */
  readonly bpeVocab: string | undefined;
  /** About how much memory one more costs. */
  readonly bytes: number;
  /** How long one more holds up this thread, ms. */
  readonly loadMs: number;
}

/** Recognisers that expect certain words. */
export interface Biased<Native> {
  /**
   * Gets ready for words; where it has not yet, that holds up this thread for as long as the model takes
   * to load. Nothing happens where it cannot be done.
   */
  expect(words: readonly string[]): void;
  /** The recogniser that expects these, if it is ready. */
  find(words: readonly string[]): Native | undefined;
}

const mostWords = 2_000;
/** Of other people's hearing that may be held up, ms. */
const longestLoadMs = 3_000;
const mostBytes = 250_000_000;
/** One for each trade. */
const mostSets = 3;
/**
 * Of 112 sentences with a name 12 had it right without, 30 with these; at a score of 2.5 other words begin
 * to suffer, at 4 they are lost (docs/decisions/008-noise.md).
 */
const hotwords = { hotwordsScore: 2, maxActivePaths: 8 } as const;

/**
 * sherpa-onnx takes hotwords only when a streaming recogniser is made, so each set of words needs one of its own.
 * The last used are kept, as many as fit in the memory.
 */
export function createBiased<Native>(options: BiasedOptions<Native>): Biased<Native> {
  const { make, tokens, bpeVocab, bytes, loadMs } = options;
  const sets = Math.min(mostSets, Math.floor(mostBytes / Math.max(1, bytes)));
  const possible = loadMs <= longestLoadMs && sets > 0;
  const ready = new Map<string, Native>();
  /** The same array comes with every stretch of speech. */
  const keys = new WeakMap<readonly string[], string>();

  function keyOf(words: readonly string[]): string {
    const known = keys.get(words);
    if (known !== undefined) return known;
    const key = hotwordLines(words, tokens, mostWords).join('\n');
    keys.set(words, key);
    return key;
  }

  function load(key: string): Native {
    const folder = mkdtempSync(join(tmpdir(), 'vaani-words-'));
    try {
      const hotwordsFile = join(folder, 'hotwords.txt');
      writeFileSync(hotwordsFile, `${key}\n`);
      const vocabulary = bpeVocab ?? join(folder, 'bpe.vocab');
      if (bpeVocab === undefined) writeFileSync(vocabulary, bpeVocabOf(tokens));
      const splitter = { modelingUnit: 'bpe', bpeVocab: vocabulary };
      return make(splitter, { hotwordsFile, ...hotwords });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  return {
    expect(words) {
      const key = possible ? keyOf(words) : '';
      if (key === '' || ready.has(key)) return;
      // The oldest goes first: two at a time would need the memory of both.
      for (const [old] of ready) if (ready.size >= sets) ready.delete(old);
      ready.set(key, load(key));
    },
    find(words) {
      const key = possible ? keyOf(words) : '';
      const found = ready.get(key);
      if (found === undefined) return undefined;
      ready.delete(key);
      ready.set(key, found);
      return found;
    },
  };
}
