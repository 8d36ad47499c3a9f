import { parseArgs } from 'node:util';
import { messageOf } from '../kernel/errors.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';

/** Every command by name, loaded when used: `vaani models list` must not load the speech stack. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  action: async () => (await import('./action.ts')).action,
  ask: async () => (await import('./ask.ts')).ask,
  bench: async () => (await import('./bench.ts')).bench,
  call: async () => (await import('./call.ts')).call,
  doctor: async () => (await import('./doctor.ts')).doctor,
  hear: async () => (await import('./hear.ts')).hear,
  models: async () => (await import('./models.ts')).models,
  nlu: async () => (await import('./nlu.ts')).nlu,
  parse: async () => (await import('./parse.ts')).parse,
  pin: async () => (await import('./pin.ts')).pin,
  profile: async () => (await import('./profile.ts')).profile,
  serve: async () => (await import('./serve.ts')).serve,
  settings: async () => (await import('./settings.ts')).settings,
  speak: async () => (await import('./speak.ts')).speak,
  spell: async () => (await import('./spell.ts')).spell,
  update: async () => (await import('./update.ts')).update,
};

async function help(): Promise<string> {
  const rows = await Promise.all(Object.values(commands).map((load) => load()));
  const lines = rows.map((c) => `  vaani ${c.name} ${c.usage}\n      ${c.summary}`);
  return [
    'vaani: an offline voice kiosk',
    '',
    ...lines,
    '',
    'Every command takes --json (one JSON object a line on stdout) and --help.',
    'Options come before the settings (vaani settings), and those before what is usual.',
    'VAANI_HOME is the data folder, VAANI_MODELS the models folder, VAANI_LOG the log level.',
  ].join('\n');
}

/** Runs `vaani` with these arguments (without node and script) and returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${await help()}\n`);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stderr.write(`vaani: there is no command "${name}"; vaani --help lists them\n`);
    return 2;
  }
  // `vaani models list | head`: nobody reads any more, which is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const command = await load();
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => abort.abort());
  try {
    const parsed = parse(command, rest);
    if (parsed.values['help'] === true) {
      process.stdout.write(`vaani ${command.name} ${command.usage}\n${command.summary}\n`);
      return 0;
    }
    const json = parsed.values['json'] === true;
    const context: CommandContext = {
      options: parsed.values as CommandContext['options'],
      positionals: parsed.positionals,
      json,
      print(record, text) {
        if (json) process.stdout.write(`${JSON.stringify(record)}\n`);
        else if (text !== undefined) process.stdout.write(`${text}\n`);
      },
      stdin: process.stdin,
      signal: abort.signal,
    };
    return await command.run(context);
  } catch (error) {
    process.stderr.write(`vaani ${name}: ${messageOf(error).split('\n')[0]}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...command.options,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}
