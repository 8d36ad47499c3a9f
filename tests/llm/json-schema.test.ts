import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { grammarSchema, withoutNulls } from '../../src/main/llm/json-schema.ts';
import { createSayStream } from '../../src/main/llm/say-stream.ts';
import { readAnswer, withTools } from '../../src/main/llm/tool-answer.ts';

describe('a tool schema becomes a grammar schema', () => {
  test('optional properties may be null, required ones may not', () => {
    const schema = z.toJSONSchema(z.object({ id: z.string().max(8), note: z.string().optional() }));
    expect(grammarSchema(schema)).toEqual({
      type: 'object',
      properties: {
        id: { type: 'string', minLength: 0, maxLength: 8 },
        note: { oneOf: [{ type: 'string', minLength: 0, maxLength: 200 }, { type: 'null' }] },
      },
    });
  });

  test('keeps choices, enums, formats, definitions and bounds', () => {
    const schema = {
      type: 'object',
      required: ['kind', 'day', 'place', 'many', 'either'],
      properties: {
        kind: { enum: ['a', 'b'] },
        day: { type: 'string', format: 'date' },
        place: { $ref: '#/$defs/place' },
        many: { type: 'array', items: { type: 'integer' }, maxItems: 1000 },
        either: { anyOf: [{ const: 1 }, { type: ['string', 'null'] }] },
      },
      $defs: { place: { type: 'boolean' } },
    };
    expect(grammarSchema(schema)).toEqual({
      type: 'object',
      properties: {
        kind: { enum: ['a', 'b'] },
        day: { type: 'string', format: 'date' },
        place: { type: 'boolean' },
        many: { type: 'array', items: { type: 'integer' }, minItems: 0, maxItems: 16 },
        either: {
          oneOf: [
            { const: 1 },
            { oneOf: [{ type: 'string', minLength: 0, maxLength: 200 }, { type: 'null' }] },
          ],
        },
      },
    });
  });

  test('a schema that contains itself ends', () => {
    const schema = { type: 'object', properties: { child: { $ref: '#' } } };
    expect(() => grammarSchema(schema)).not.toThrow();
  });

  test('nulls for what is optional are taken out again, also in lists', () => {
    const schema = {
      type: 'object',
      required: ['a', 'list'],
      properties: {
        a: { type: ['string', 'null'] },
        b: { type: 'string' },
        list: { type: 'array', items: { type: 'object', properties: { c: { type: 'string' } } } },
      },
    };
    expect(withoutNulls({ a: null, b: null, list: [{ c: null }, { c: 'x' }] }, schema)).toEqual({
      a: null,
      list: [{}, { c: 'x' }],
    });
  });
});

describe('reading an answer', () => {
  const tools = [{ name: 'go', description: '', parameters: { properties: { n: {} } } }];

  test('words, calls, and nothing else', () => {
    expect(readAnswer('{"say":"hi"}', '', tools)).toEqual({ kind: 'text', text: 'hi' });
    expect(readAnswer('{"tool":"go","arguments":{"n":null}}\n\n', '', tools)).toEqual({
      kind: 'call',
      name: 'go',
      arguments: {},
    });
    for (const json of ['{"tool":"stop","arguments":{}}', '{"tool":"go"}', '[]', '{"tool":"go"']) {
      expect(() => readAnswer(json, '', tools)).toThrow(
        expect.objectContaining({ code: 'invalid-answer' }),
      );
    }
  });

  test('words that were cut by the token limit are kept', () => {
    expect(readAnswer('{"say":"It is ', 'It is ', tools)).toEqual({ kind: 'text', text: 'It is ' });
  });

  test('earlier answers are shown to the model in the format it must use', () => {
    const messages = [
      { role: 'system' as const, content: 'Be kind.' },
      { role: 'assistant' as const, content: 'Hi "you"' },
    ];
    const shown = withTools(messages, tools);
    expect(shown[0]?.content).toMatch(/^Be kind\.\n\n.*"go"|go:/s);
    expect(shown[1]?.content).toBe('{"say":"Hi \\"you\\""}');
    expect(withTools(messages, [])).toBe(messages);
  });
});

describe('words picked from JSON while it is written', () => {
  test('are the same however the JSON is cut into pieces', () => {
    const cut = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), cut, fc.boolean(), (text, sizes, ascii) => {
        const plain = JSON.stringify({ say: text });
        const json = ascii
          ? plain.replace(
              /[\u0080-\uffff]/g,
              (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
            )
          : plain;
        const stream = createSayStream();
        let words = '';
        for (let at = 0, i = 0; at < json.length; i += 1) {
          const size = sizes[i % sizes.length] ?? 1;
          const piece = stream.push(json.slice(at, at + size));
          expect(piece.isWellFormed()).toBe(true);
          words += piece;
          at += size;
        }
        expect(words).toBe(text);
      }),
    );
  });

  test('a tool call has none', () => {
    const stream = createSayStream();
    expect(stream.push('{"tool": "say", "arguments": {"say": "x"}}')).toBe('');
  });
});
