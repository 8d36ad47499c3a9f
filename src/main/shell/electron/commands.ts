import { readFile } from 'node:fs/promises';
import type { App } from 'electron';
import { messageOf } from '../../kernel/errors.ts';
import { pinProblem, setPin } from '../../ops/pin.ts';
import { isSecretName, maxSecretCharacters, secretNames } from '../../ops/secrets.ts';
import type { Secrets } from '../../ops/secrets.ts';
import type { ElectronCommand } from './arguments.ts';
import { autostart, type AutostartOptions } from './autostart.ts';

export interface CommandOptions extends AutostartOptions {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings' | 'isPackaged'>;
  /** Opens the kiosk's secrets; only once the app is ready. */
  openSecrets(): Promise<Secrets>;
  /** What is typed or piped into the program; Windows has none for programs with windows. */
  readonly stdin: AsyncIterable<unknown>;
  /** One line on stdout. */
  print(line: string): void;
  /** One line on stderr. */
  complain(line: string): void;
}

/** Does what ends without a window. Resolves with the exit code. Only once the app is ready. */
export async function runCommand(
  command: Exclude<ElectronCommand, { kind: 'run' | 'watchdog' }>,
  options: CommandOptions,
): Promise<number> {
  try {
    switch (command.kind) {
      case 'wrong':
        options.complain(command.why);
        return 2;
      case 'autostart':
        return switchAutostart(command.what, options);
      case 'set-secret':
      case 'forget-secret':
        return await changeSecret(command, options);
      case 'set-pin':
        return await changePin(command.from, options);
    }
  } catch (error) {
    options.complain(messageOf(error));
    return 1;
  }
}

function switchAutostart(what: 'on' | 'off' | 'status', options: CommandOptions): number {
  if (!options.app.isPackaged) {
    options.complain('only an installed Vaani can start by itself (npm run pack makes one)');
    return 1;
  }
  const on = autostart(what, options);
  options.print(`Vaani ${on ? 'starts' : 'does not start'} when this user logs in`);
  return 0;
}

async function changeSecret(
  command: Extract<ElectronCommand, { kind: 'set-secret' | 'forget-secret' }>,
  options: CommandOptions,
): Promise<number> {
  const { name } = command;
  if (!isSecretName(name)) {
    options.complain(`there is no secret "${name}"; there is: ${secretNames.join(', ')}`);
    return 2;
  }
  const secrets = await options.openSecrets();
  if (command.kind === 'forget-secret') await secrets.set(name, null);
  else await secrets.set(name, await valueOf(command.from, options));
  const done = command.kind === 'set-secret' ? 'is kept' : 'is forgotten';
  options.print(`${name} ${done}; it counts from the next start of Vaani`);
  return 0;
}

async function changePin(from: string | null, options: CommandOptions): Promise<number> {
  const pin = (await valueOf(from, options)).trim();
  const problem = pinProblem(pin);
  if (problem) {
    options.complain(problem);
    return 1;
  }
  await setPin(pin);
  options.print('the PIN of the operator’s console is set');
  return 0;
}

/** A secret out of a file, or out of stdin to its end. */
async function valueOf(from: string | null, { platform, stdin }: CommandOptions): Promise<string> {
  if (from !== null) return readFile(from, 'utf8');
  if (platform === 'win32')
    throw new Error('on Windows it comes from a file: add --from FILE, and delete that after');
  let text = '';
  for await (const piece of stdin) {
    text += String(piece);
    // Anything longer is refused by whoever keeps it.
    if (text.length > 2 * maxSecretCharacters) break;
  }
  return text;
}
