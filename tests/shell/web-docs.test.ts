import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeAudioFrame, encodeAudioFrame } from '../../src/contract/audio-frame.ts';
import { clientMessages, serverMessages } from '../../src/contract/web-messages.ts';
import { appRoot } from '../../src/main/ops/paths.ts';
import { openApi } from '../../src/main/shell/web/openapi.ts';
import { webSocketPage } from '../../src/main/shell/web/websocket-page.ts';
import { ask, webShell } from './web-fixture.ts';

const read = (file: string) => readFileSync(join(appRoot(), 'docs/api', file), 'utf8');
const stale = 'run "node build/docs/api.mjs"';

describe('the documented API', () => {
  test('is what the code says', () => {
    expect(JSON.parse(read('openapi.json')), stale).toEqual(openApi());
    expect(read('websocket.md'), stale).toBe(webSocketPage());
  });

  test('has a row for every message, and names every field', () => {
    const page = read('websocket.md');
    for (const [type, schema] of Object.entries({ ...clientMessages, ...serverMessages })) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${type}\` |`));
      expect(row, type).toMatch(/\| [A-Z`'][^|]{5,} \|$/);
      const shape = 'shape' in schema ? Object.keys(schema.shape) : [];
      for (const field of shape.filter((name) => name !== 'type' && name !== 'id')) {
        expect(row).toContain(`\`${field}\``);
      }
    }
  });

  test('leads nowhere it does not describe: every reference is there, every path is served', async () => {
    const document = openApi() as {
      paths: Record<string, Record<string, unknown>>;
      components: { schemas: Record<string, unknown> };
    };
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)];
    expect(names.length).toBeGreaterThan(20);
    for (const [, name = ''] of names) expect(document.components.schemas).toHaveProperty(name);

    const shell = await webShell();
    for (const [path, methods] of Object.entries(document.paths)) {
      const at = path.replace('{id}', 'ses_x');
      for (const method of Object.keys(methods).filter((name) => name !== 'parameters')) {
        const answer = await ask(shell.port, at, { method: method.toUpperCase() });
        expect([200, 401], `${method} ${path}`).toContain(answer.status);
      }
      const other = await ask(shell.port, at, { method: 'PUT' });
      expect(other.status).toBe(405);
    }
  });

  test('is served to whoever asks', async () => {
    const shell = await webShell();
    const answer = await ask(shell.port, '/api/openapi.json');
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(answer.body)).toEqual(openApi());
  });

  test('says how an audio frame looks, byte by byte', () => {
    const bytes = new Uint8Array(16);
    const view = new DataView(bytes.buffer);
    view.setUint32(4, 7, true);
    view.setUint32(8, 16_000, true);
    view.setInt16(12, -2, true);
    view.setInt16(14, 3, true);
    const frame = {
      channel: 0,
      utterance: 7,
      sampleRate: 16_000,
      samples: Int16Array.of(-2, 3),
    };
    expect(decodeAudioFrame(bytes)).toEqual(frame);
    expect(encodeAudioFrame(frame)).toEqual(bytes);
  });
});
