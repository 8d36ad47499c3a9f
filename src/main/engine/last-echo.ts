import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { SpeechStatus } from '../../contract/speech.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Log } from '../ops/log.ts';
import { homeFolder } from '../ops/paths.ts';

/** How the echo of the kiosk's own devices was, the last time it changed. */
const lastEchoSchema = z.object({
  mode: z.enum(['full-duplex', 'half-duplex']),
  detail: z.string(),
  /** ISO 8601 */
  at: z.string(),
});
export type LastEcho = Readonly<z.infer<typeof lastEchoSchema>>;

const lastEchoFile = (): string => join(homeFolder(), 'cache', 'echo.json');

/**
 * Returns what notes each change of a running kiosk's echo in a small file: only talk in the room shows
 * whether an echo can be controlled, and `doctor` is another process. A note that cannot be written is
 * no reason to stop.
 */
export function echoNoter(
  log: Log,
  now: () => number,
  file = lastEchoFile(),
): (status: Pick<SpeechStatus, 'echo'>) => void {
  let noted = '';
  return ({ echo: { mode, detail } }) => {
    if (mode === 'none' || mode === noted) return;
    noted = mode;
    const last: LastEcho = { mode, detail, at: new Date(now()).toISOString() };
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.part`, JSON.stringify(last));
      renameSync(`${file}.part`, file);
    } catch (error) {
      log.warn({ reason: messageOf(error) }, 'the state of the echo was not noted');
    }
  };
}

/** What was noted last; null where nothing was, or it cannot be read. */
export function readLastEcho(file = lastEchoFile()): LastEcho | null {
  try {
    const read = lastEchoSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
