import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A sentence of the customer, and how long they wait after it, seconds. */
export interface Line {
  readonly say: string;
  readonly thenWait?: number;
}

/** What the browser's microphone hears, as a WAV file. */
export interface Recording {
  readonly file: string;
  /** When each line begins and ends, ms after the microphone is opened. */
  readonly lines: readonly { readonly startMs: number; readonly endMs: number }[];
}

const rate = 48_000;
const format = ['-r', String(rate), '-b', '16', '-c', '1'];
/** After the last line it is quiet for this long; then the microphone gives digital silence. */
const tailSeconds = 5;

/** Sentences already spoken in this run, by text. */
const spoken = new Map<string, string>();
let studio: string | undefined;
let takes = 0;

afterAll(() => {
  if (studio !== undefined) rmSync(studio, { recursive: true, force: true });
});

/**
 * Has the customer say these lines after `quietFor` seconds, with silence between them: festival's
 * clearest voice, 48 kHz mono. The microphone of the browser starts at its beginning when opened.
 */
export function record(lines: readonly Line[], quietFor = 1): Recording {
  const parts: string[] = [];
  const times: { startMs: number; endMs: number }[] = [];
  const folder = openStudio();
  takes += 1;
  let atMs = quietFor * 1000;
  for (const [index, line] of lines.entries()) {
    const part = join(folder, `take-${takes}-${index}.wav`);
    const wait = line.thenWait ?? tailSeconds;
    const voice = sentence(line.say);
    run('sox', [voice, ...format, part, 'pad', index === 0 ? String(quietFor) : '0', String(wait)]);
    const lengthMs = Number(run('soxi', ['-D', voice])) * 1000;
    times.push({ startMs: atMs, endMs: atMs + lengthMs });
    atMs += lengthMs + wait * 1000;
    parts.push(part);
  }
  const file = join(folder, `take-${takes}.wav`);
  run('sox', [...parts, file]);
  return { file, lines: times };
}

/** A microphone in a silent room. */
export function silence(): string {
  const file = join(openStudio(), 'silence.wav');
  if (!existsSync(file)) writeFileSync(file, silentWav());
  return file;
}

function silentWav(): Buffer {
  const samples = Buffer.alloc(rate * 2);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

function sentence(text: string): string {
  const known = spoken.get(text);
  if (known !== undefined) return known;
  const raw = join(openStudio(), `${spoken.size}.raw.wav`);
  const out = join(openStudio(), `${spoken.size}.wav`);
  run('text2wave', ['-eval', '(voice_cmu_us_slt_arctic_hts)', '-o', raw], text);
  // A person at arm's length. Browsers raise a quiet voice by themselves and would clip a loud one.
  run('sox', ['--norm=-18', raw, ...format, out]);
  spoken.set(text, out);
  return out;
}

function openStudio(): string {
  if (studio !== undefined) return studio;
  studio = mkdtempSync(join(tmpdir(), 'vaani-e2e-customer-'));
  return studio;
}

function run(program: string, args: readonly string[], input = ''): string {
  const done = spawnSync(program, args, { input, encoding: 'utf8', timeout: 30_000 });
  if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr || String(done.error)}`);
  return done.stdout;
}
