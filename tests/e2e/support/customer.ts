import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A sentence of the customer, and how long they wait after it, seconds. */
export interface Line {
  readonly say: string;
  readonly thenWait: number;
}

/** What the browser's microphone hears, as a WAV file. */
export interface Recording {
  readonly file: string;
  /** When each line begins and ends, ms after the microphone is opened. */
  readonly lines: readonly { readonly startMs: number; readonly endMs: number }[];
  remove(): void;
}

const leadSeconds = 1;
/** After the last line it is quiet for longer than any test runs. */
const tailSeconds = 60;
const format = ['-r', '48000', '-b', '16', '-c', '1'];

/** Sentences already spoken in this run, by text. */
const spoken = new Map<string, string>();
let studio: string | undefined;

/** Has the customer say these lines, with silence between them: festival's clearest voice, 48 kHz mono. */
export function record(lines: readonly Line[]): Recording {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-e2e-customer-'));
  const parts: string[] = [];
  const times: { startMs: number; endMs: number }[] = [];
  let atMs = leadSeconds * 1000;
  for (const [index, line] of lines.entries()) {
    const part = join(folder, `${index}.wav`);
    const last = index === lines.length - 1;
    const before = String(index === 0 ? leadSeconds : 0);
    const after = String(last ? tailSeconds : line.thenWait);
    const voice = sentence(line.say);
    run('sox', [voice, ...format, part, 'pad', before, after]);
    const lengthMs = Number(run('soxi', ['-D', voice])) * 1000;
    times.push({ startMs: atMs, endMs: atMs + lengthMs });
    atMs += lengthMs + line.thenWait * 1000;
    parts.push(part);
  }
  const file = join(folder, 'customer.wav');
  if (parts.length === 1) copyFileSync(parts[0] ?? '', file);
  else run('sox', [...parts, file]);
  return { file, lines: times, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function sentence(text: string): string {
  studio ??= newStudio();
  const known = spoken.get(text);
  if (known !== undefined && existsSync(known)) return known;
  const raw = join(studio, `${spoken.size}.raw.wav`);
  const out = join(studio, `${spoken.size}.wav`);
  run('text2wave', ['-eval', '(voice_cmu_us_slt_arctic_hts)', '-o', raw], text);
  // Near, but not at, full level, as a microphone at arm's length gives it.
  run('sox', ['--norm=-18', raw, ...format, out]);
  spoken.set(text, out);
  return out;
}

function newStudio(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-e2e-studio-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function run(program: string, args: readonly string[], input = ''): string {
  const done = spawnSync(program, args, { input, encoding: 'utf8', timeout: 30_000 });
  if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr || String(done.error)}`);
  return done.stdout;
}
