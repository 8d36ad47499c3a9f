import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../../../contract/language.ts';
import { type BenchRow, missingRow, spreadRow } from '../row.ts';
import { startMeasuredKiosk } from './measured-kiosk.ts';
import { startVirtualAudio, whyNoVirtualAudio } from './virtual-audio.ts';

const targetMs = 3_000;
/** From the death of the speech process. */
const backWithinMs = 2_000;
/** Starts are no turns: fewer will do, and the first, which makes the databases, is not counted. */
const starts = 5;

/**
 * From the start of a fresh process to a screen that says it listens, with all trades; and from the death of
 * its speech process to hearing again. On virtual devices where there are any.
 */
export async function benchColdStart(
  packs: readonly string[],
  language: Language,
  onStart: (start: number, of: number) => void,
  signal: AbortSignal,
): Promise<BenchRow[]> {
  const over = whyNoVirtualAudio() === undefined ? 'virtual devices' : 'no devices';
  const figure = `cold start: process → listening, ${packs.length} trades, ${over}`;
  const folder = mkdtempSync(join(tmpdir(), 'vaani-bench-'));
  const audio = over === 'virtual devices' ? await startVirtualAudio() : undefined;
  const back = `speech process killed → listening, ${over}`;
  const measured: number[] = [];
  const backMs: number[] = [];
  try {
    for (let start = 0; start <= starts && !signal.aborted; start += 1) {
      onStart(start, starts);
      const kiosk = await startMeasuredKiosk(
        { packs: [...packs], language, folder, audio: audio ? 'device' : 'remote' },
        audio?.env ?? {},
      );
      if (start > 0) measured.push(kiosk.begun.listeningAt - kiosk.startedAt);
      backMs.push((await kiosk.peer.call('crash', {})).backMs);
      await kiosk.stop();
    }
    const note = 'Node runs the TypeScript sources; databases and classifiers are there';
    return [
      spreadRow(figure, measured, { target: targetMs, minSamples: starts, note }),
      spreadRow(back, backMs, { target: backWithinMs, minSamples: starts }),
    ];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [missingRow(figure, 'ms', why, targetMs)];
  } finally {
    await audio?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
