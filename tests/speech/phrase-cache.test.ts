import {
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKept, openDisk } from '../../src/main/speech/tts/index.ts';
import { createVoices } from '../../src/main/speech/tts/voices.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { scriptedVoice } from '../fakes/speech-stages.ts';
import { eventually } from '../support/eventually.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'vaani-phrases-')), 'phrases');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

/** One start of the speech process, with its own memory and the folder of the one before. */
async function start({ maxBytes = 10_000_000, version = 'a', slow = true, where = folder } = {}) {
  const clock = manualClock(Date.now());
  const natural = { ...scriptedVoice({ name: 'natural', slow }), version };
  const disk = await openDisk({ folder: where, maxBytes, clock });
  const voices = createVoices({
    natural: [natural],
    fallback: undefined,
    problems: [],
    onChange() {},
    clock,
    kept: createKept(disk, clock),
  });
  const made = () => natural.spoken.map(({ text }) => text);
  /** Lets everything that is waiting be pre-rendered. */
  const rest = async () => {
    for (let nth = 0; nth < 40; nth++) {
      clock.advance(3_000);
      await settle();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  const say = async (text: string) => {
    const heard: number[] = [];
    await voices.speak({
      text,
      language: 'en',
      rate: 1,
      owner: {},
      signal: new AbortController().signal,
      onAudio: (samples) => heard.push(samples.length),
    });
    return heard[0];
  };
  const prerender = async (...texts: string[]) => {
    voices.prerender('en', texts);
    await rest();
  };
  return { clock, natural, voices, made, say, prerender, rest };
}
const files = async () => (await readdir(folder)).sort();
const only = async () => join(folder, (await files())[0] ?? '');

describe('common sentences', () => {
  it('are made once, sentence by sentence, and are there after a restart', async () => {
    const first = await start();
    await first.prerender('Sure. One moment, please.', 'Goodbye.');
    expect(first.made()).toEqual(['Sure.', 'One moment, please.', 'Goodbye.']);
    const second = await start();
    await second.prerender('Sure. One moment, please.', 'Goodbye.');
    const heard = await second.say('Goodbye.');
    expect(second.made()).toEqual([]);
    expect(heard).toBe('Goodbye.'.length * 50 * 16);
  });

  it('wait until nobody has waited for a sentence for two seconds', async () => {
    const { clock, made, say, voices } = await start();
    voices.prerender('en', ['Common.', 'Usual.']);
    clock.advance(1_500);
    await say('Said.');
    clock.advance(1_900);
    await settle();
    expect(made()).toEqual(['Said.']);
    clock.advance(100);
    await eventually(() => expect(made()).toEqual(['Said.', 'Common.']));
  });

  it('are alone on disk: what a person is told is not there, nor is any text', async () => {
    const { prerender, say } = await start();
    await prerender('Goodbye.');
    await say('Your order 1042 goes to Asha.');
    expect(await files()).toHaveLength(1);
    expect((await readFile(await only())).includes('Goodbye')).toBe(false);
  });

  it('that were said before they were asked for are kept without being made again', async () => {
    const { made, prerender, say } = await start();
    await say('Goodbye.');
    await prerender('Goodbye.');
    expect(made()).toEqual(['Goodbye.']);
    expect(await files()).toHaveLength(1);
  });

  it('are made anew for another model of the same name', async () => {
    await (await start()).prerender('Goodbye.');
    const other = await start({ version: 'b' });
    await other.prerender('Goodbye.');
    expect(other.made()).toEqual(['Goodbye.']);
  });

  it('are not made for a voice that needs no time', async () => {
    const { made, prerender } = await start({ slow: false });
    await prerender('Goodbye.');
    expect(made()).toEqual([]);
  });

  it('are made when a voice that was left out is back', async () => {
    const { natural, made, prerender, say, rest } = await start();
    natural.fail = 'no memory';
    await say('Said.').catch(() => {});
    natural.fail = undefined;
    await prerender('Goodbye.');
    await rest();
    expect(made()).toEqual(['Said.', 'one', 'Goodbye.']);
  });
});

describe('the folder of common sentences', () => {
  it.each([
    ['cut short', async (file: string) => truncate(file, (await stat(file)).size - 10)],
    ['emptied', (file: string) => truncate(file, 0)],
    [
      'changed',
      async (file: string) => {
        const bytes = await readFile(file);
        bytes[100] = (bytes[100] ?? 0) ^ 1;
        await writeFile(file, bytes);
      },
    ],
    ['deleted', (file: string) => rm(file)],
  ])('does without a file that was %s, and makes it again', async (_how, harm) => {
    await (await start()).prerender('Goodbye.');
    const file = await only();
    await harm(file);
    const second = await start();
    expect(await second.say('Goodbye.')).toBe('Goodbye.'.length * 50 * 16);
    expect(second.made()).toEqual(['Goodbye.']);
    await expect(stat(file)).rejects.toThrow();
    await second.prerender('Goodbye.');
    expect(await files()).toHaveLength(1);
  });

  it('never holds more than it may, and gives up what was unused longest', async () => {
    const bytesOf = (text: string) => text.length * 50 * 16 * 2 + 16;
    await (await start()).prerender('Aaaa.', 'Bbbb.', 'Cccc.');
    const before = await files();
    for (const [nth, name] of before.entries()) {
      const seconds = Date.now() / 1000 - 1_000 + nth;
      await utimes(join(folder, name), seconds, seconds);
    }
    const maxBytes = bytesOf('Aaaa.') * 3;
    const second = await start({ maxBytes });
    await second.say('Aaaa.');
    await second.say('Bbbb.');
    await second.prerender('Dddd.');
    expect(await files()).toHaveLength(3);
    const third = await start({ maxBytes });
    for (const text of ['Aaaa.', 'Bbbb.', 'Dddd.', 'Cccc.']) await third.say(text);
    expect(third.made()).toEqual(['Cccc.']);
    expect(await files()).toHaveLength(3);
    // A smaller limit holds from the start.
    await start({ maxBytes: maxBytes - 1 });
    expect(await files()).toHaveLength(2);
  });

  it('that is full of what is wanted is not filled again and again', async () => {
    const { made, prerender } = await start({ maxBytes: 10_000 });
    await prerender('Aaaa.', 'Bbbb.', 'Cccc.', 'Dddd.');
    const once = made().length;
    expect(once).toBeLessThan(4);
    expect(await files()).toHaveLength(1);
    await prerender('Aaaa.', 'Bbbb.', 'Cccc.', 'Dddd.');
    expect(made()).toHaveLength(once);
  });

  it('is rid of what another start left unfinished, and nothing else', async () => {
    await (await start()).prerender('Goodbye.');
    const old = join(folder, `${'0'.repeat(40)}.99.part`);
    const mine = join(folder, 'notes.txt');
    for (const file of [old, mine]) {
      await writeFile(file, 'x');
      await utimes(file, 1_000, 1_000);
    }
    await writeFile(join(folder, `${'1'.repeat(40)}.99.part`), 'x');
    await start();
    expect(await files()).toEqual(
      expect.arrayContaining([`${'1'.repeat(40)}.99.part`, 'notes.txt']),
    );
    expect(await files()).toHaveLength(3);
  });

  it('that cannot be used is said, and sentences are kept in memory', async () => {
    const file = join(folder, '..', 'file');
    await writeFile(file, 'x');
    const { voices, made, prerender, say } = await start({ where: join(file, 'phrases') });
    expect(voices.ok).toBe(true);
    expect(voices.detail).toContain('cannot be kept');
    await prerender('Goodbye.');
    await say('Goodbye.');
    expect(made()).toEqual(['Goodbye.']);
  });
});
