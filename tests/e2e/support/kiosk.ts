import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root, sharedModels } from './requirements.ts';

/** A running `vaani serve` with a data folder of its own. */
export interface ServedKiosk {
  /** The one-time link that it printed. */
  readonly url: string;
  /** The one-time link of the desk. */
  readonly operatorUrl: string;
  readonly port: number;
  /** Of the first trade. */
  readonly databaseFile: string;
  /** What it wrote to stderr: its log, one JSON object a line. */
  log(): string;
  /** The pid of its speech process, undefined while there is none. */
  speechPid(): number | undefined;
  /** Ends it as an operator does and returns its exit code; throws when it does not end in 10 s. */
  stop(): Promise<number | null>;
}

export interface KioskChoice {
  /** Install the test models before it starts. */
  readonly models: boolean;
  readonly arguments?: readonly string[];
  /** The trades it serves. Default: the shop. */
  readonly packs?: readonly [string, ...string[]];
}

/** A trade whose classifier is not built yet is trained first. */
const startWithinMs = 30_000;
const stopWithinMs = 10_000;
const maxLogBytes = 1_000_000;

/** Starts the real kiosk on a free port of this machine; resolves when it serves. */
export async function serveKiosk({
  models,
  arguments: more = [],
  packs = ['retail'],
}: KioskChoice): Promise<ServedKiosk> {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-e2e-'));
  // Several trades have a database each, in the data folder.
  const databaseFile = join(folder, 'home', `${packs[0]}.db`);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    VAANI_HOME: join(folder, 'home'),
    VAANI_MODELS: join(folder, 'models'),
  };
  // A key in the developer's shell must not send test conversations over the network.
  for (const name of Object.keys(env)) if (/^(GROQ|OPENAI)_/.test(name)) delete env[name];
  const program = join(root, 'bin/vaani.js');
  if (models) {
    const run = spawnSync(process.execPath, [program, 'models', 'import', sharedModels], { env });
    if (run.status !== 0) throw new Error(`the models were not imported: ${String(run.stderr)}`);
  }
  const child = spawn(
    process.execPath,
    [program, 'serve', '--port', '0', '--json', '--no-fetch', '--pack', packs.join(), ...more],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-maxLogBytes);
  });
  const exited = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => resolve(code)),
  );
  const { url, operatorUrl } = await printedUrls(child, () => log, packs.length).catch(
    (error: unknown) => {
      child.kill('SIGKILL');
      throw error;
    },
  );
  return {
    url,
    operatorUrl,
    port: Number(new URL(url).port),
    databaseFile,
    log: () => log,
    speechPid: () => childOf(child.pid, 'speech'),
    async stop() {
      const late = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      child.kill('SIGTERM');
      const code = await exited;
      clearTimeout(late);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      if (child.signalCode === 'SIGKILL') throw new Error(`the kiosk did not end\n${log}`);
      return code;
    },
  };
}

interface Urls {
  readonly url: string;
  readonly operatorUrl: string;
}

function printedUrls(child: ChildProcess, log: () => string, trades: number): Promise<Urls> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`the kiosk ${what}\n${log()}`));
    const timer = setTimeout(() => fail('did not start in time'), startWithinMs * trades);
    child.once('exit', (code) => fail(`ended with ${code}`));
    if (!child.stdout) return fail('has no output');
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      resolve(JSON.parse(line) as Urls);
    });
  });
}

/** The pid of a child whose command line names this folder's main.ts; from /proc, so Linux only. */
function childOf(parent: number | undefined, name: string): number | undefined {
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const status = readFileSync(`/proc/${entry}/status`, 'utf8');
      if (Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]) !== parent) continue;
      if (/^State:\s*Z/m.test(status)) continue;
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      if (command.includes(`/${name}/main`)) return Number(entry);
    } catch {
      // It has just ended.
    }
  }
  return undefined;
}
