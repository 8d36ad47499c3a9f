import { describe, expect, it } from 'vitest';
import { createBiased } from '../../src/main/speech/stt/biased.ts';
import { bpeVocabOf, hotwordLines, readTokens } from '../../src/main/speech/stt/hotwords.ts';
import { existsSync, readFileSync } from 'node:fs';

const alphabet = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ'"];
const english = readTokens(
  ['<blk>', '<unk>', '▁', '▁THE', 'ING', ...alphabet].map((piece, i) => `${piece} ${i}`).join('\n'),
);
const bengali = readTokens(
  [
    '<blk> 0',
    '▁ 1',
    ...[...'কখগয়ড়ািল'.normalize('NFC')].map((l, i) => `${l} ${i + 2}`),
    '\u09dc 20',
    '\u09df 21',
  ].join('\n'),
);

describe('words to expect', () => {
  it('are written as the model writes', () => {
    expect(hotwordLines(['Tarvik Spark', "Men's Kurta"], english, 9)).toEqual([
      'TARVIK SPARK',
      "MEN'S KURTA",
    ]);
    const lower = readTokens(
      [...'abcdefghijklmnopqrstuvwxyz'].map((l, i) => `${l} ${i}`).join('\n'),
    );
    expect(hotwordLines(['Tarvik Spark', 'Café Noir'], lower, 9)).toEqual([
      'tarvik spark',
      'cafe noir',
    ]);
  });

  it('are left out where the model has no such letters, as far as need be', () => {
    expect(hotwordLines(['Tarvik Nova 5G Phone', 'रेडमी', 'Redmi रेडमी'], english, 9)).toEqual([
      'TARVIK NOVA',
      'REDMI',
    ]);
  });

  it('never hold what the library reads as a command', () => {
    expect(
      hotwordLines(
        [':', '#', 'Nova :2.0', 'Nova #x', '@Kestrio', 'Kes\ntrio Megha', '\u0000\uffff'],
        english,
        9,
      ),
    ).toEqual(['NOVA', 'KES TRIO MEGHA']);
  });

  it('are few, different, and no word that is in every sentence', () => {
    expect(hotwordLines(['Megha', 'megha', 'TV', 'a', 'Pavan', 'Orvani'], english, 2)).toEqual([
      'MEGHA',
      'PAVAN',
    ]);
  });

  it('use the letters of the model where Unicode has two ways to write one', () => {
    const [line] = hotwordLines(['গাড়ি কায়া'], bengali, 9);
    expect(line).toBe('গা\u09dcি কা\u09dfা');
  });

  it('can be split by models that bring no vocabulary: long pieces first', () => {
    const lines = bpeVocabOf(english).trim().split('\n');
    expect(lines).toHaveLength(30);
    const score = (piece: string) =>
      Number(lines.find((line) => line.startsWith(`${piece}\t`))?.split('\t')[1]);
    expect(score('▁THE')).toBeGreaterThan(score('ING'));
    // One long piece is better than its letters.
    expect(score('ING')).toBeGreaterThan(score('I') + score('N') + score('G'));
  });
});

describe('recognisers that expect words', () => {
  function made(options: { bytes?: number; loadMs?: number; bpeVocab?: string } = {}) {
    const loads: string[] = [];
    const folders: string[] = [];
    const biased = createBiased<{ words: string }>({
      tokens: english,
      bytes: options.bytes ?? 4_000_000,
      loadMs: options.loadMs ?? 100,
      bpeVocab: options.bpeVocab,
      make(forModel, more) {
        const { bpeVocab } = forModel as { bpeVocab: string };
        const { hotwordsFile } = more as { hotwordsFile: string };
        const words = readFileSync(hotwordsFile, 'utf8').trim();
        if (options.bpeVocab === undefined)
          expect(readFileSync(bpeVocab, 'utf8')).toContain('ING\t');
        else expect(bpeVocab).toBe(options.bpeVocab);
        folders.push(hotwordsFile);
        loads.push(words);
        return { words };
      },
    });
    return { biased, loads, folders };
  }

  it('are made once for a set of words, and leave no file behind', () => {
    const { biased, loads, folders } = made();
    expect(biased.find(['Megha'])).toBeUndefined();
    biased.expect(['Megha', 'Pavan']);
    biased.expect(['megha', 'Pavan', 'TV']);
    expect(loads).toEqual(['MEGHA\nPAVAN']);
    expect(biased.find(['Megha', 'Pavan'])).toEqual({ words: 'MEGHA\nPAVAN' });
    expect(folders.some((file) => existsSync(file))).toBe(false);
    expect(made({ bpeVocab: '/m/bpe.vocab' }).biased.expect(['Megha'])).toBeUndefined();
  });

  it('are kept for three trades, the one longest unused goes first', () => {
    const { biased, loads } = made();
    for (const word of ['Megha', 'Pavan', 'Orvani']) biased.expect([word]);
    biased.find(['Megha']);
    biased.expect(['Kestrio']);
    expect(biased.find(['Megha'])).toBeDefined();
    expect(biased.find(['Pavan'])).toBeUndefined();
    expect(loads).toHaveLength(4);
  });

  it('are not made of models too large or too slow for it, or for nothing', () => {
    for (const options of [{ bytes: 300_000_000 }, { loadMs: 5_000 }]) {
      const { biased, loads } = made(options);
      biased.expect(['Megha']);
      expect(loads).toEqual([]);
      expect(biased.find(['Megha'])).toBeUndefined();
    }
    const { biased, loads } = made();
    biased.expect([]);
    biased.expect(['5G', '::']);
    expect(loads).toEqual([]);
  });
});
