import type { ReadStream } from 'node:tty';
import { clearPin, pinFile, pinFingerprint, pinProblem, setPin } from '../ops/pin.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { askHidden } from './hidden.ts';

/** Nobody types longer; a stream that never ends must not be read for ever, characters. */
const maxStdin = 1_000;

/** `vaani pin`: who may open the operator's console. */
export const pin: Command = {
  name: 'pin',
  usage: '[set | clear]',
  summary:
    'Sets the PIN of the operator’s console (asked for twice, or one line from stdin), or takes it away; says whether there is one',
  options: {},
  async run(context) {
    const [task, ...more] = context.positionals;
    if (more.length > 0) {
      throw new UsageError('a PIN is not given here, where others could read it: vaani pin set');
    }
    switch (task) {
      case undefined:
        return tell(context, pinFingerprint() !== null ? 'a PIN is set' : 'no PIN is set');
      case 'set':
        await setPin(await newPin(context));
        return tell(context, 'the PIN is set');
      case 'clear':
        return tell(context, clearPin() ? 'the PIN was taken away' : 'no PIN was set');
      default:
        throw new UsageError(`there is no "${task}": give nothing, set or clear`);
    }
  },
};

function tell(context: CommandContext, text: string): number {
  context.print({ set: pinFingerprint() !== null, file: pinFile() }, text);
  return 0;
}

async function newPin(context: CommandContext): Promise<string> {
  const stdin = context.stdin as ReadStream;
  const given = stdin.isTTY
    ? await askHidden('New PIN, 4 to 8 digits: ', stdin)
    : await firstLine(stdin);
  const problem = pinProblem(given);
  if (problem) throw new Error(problem);
  if (stdin.isTTY && (await askHidden('The same again: ', stdin)) !== given)
    throw new Error('the two are not the same; nothing was changed');
  return given;
}

async function firstLine(stdin: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stdin) {
    text += String(chunk);
    if (text.includes('\n') || text.length > maxStdin) break;
  }
  return text.split(/\r?\n/)[0]?.trim() ?? '';
}
