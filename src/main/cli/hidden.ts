import type { ReadStream } from 'node:tty';

/** Longer than any PIN; what comes after it is dropped. */
const maxLength = 64;

/**
 * Asks on a terminal, and shows nothing of what is typed. Backspace takes back; Ctrl-C, Ctrl-D and the
 * end of the terminal reject.
 */
export function askHidden(question: string, terminal: ReadStream): Promise<string> {
  process.stderr.write(question);
  terminal.setRawMode(true);
  terminal.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const done = (settle: () => void) => {
      terminal.off('data', take);
      terminal.off('end', ended);
      terminal.setRawMode(false);
      terminal.pause();
      process.stderr.write('\n');
      settle();
    };
    const ended = () => done(() => reject(new Error('nothing was changed')));
    const take = (data: Buffer) => {
      for (const key of data.toString('utf8')) {
        if (key === '\r' || key === '\n') return done(() => resolve(typed));
        if (key === '\u0003' || key === '\u0004') return ended();
        if (key === '\u007f' || key === '\b') typed = typed.slice(0, -1);
        else if (key >= ' ' && typed.length < maxLength) typed += key;
      }
    };
    terminal.on('data', take);
    terminal.on('end', ended);
  });
}
