import { setImmediate } from 'node:timers/promises';
import { type EchoRow, type EchoSuiteParts, runScene } from './run.ts';
import { echoScenes, type SceneMaterial } from './scenes.ts';

export type { EchoRow, EchoSuiteParts } from './run.ts';
export { runScene } from './run.ts';
export type { Room } from './room.ts';
export { makeScene, type Scene, type Voice } from './scene.ts';
export type { SceneMaterial } from './scenes.ts';

/** All scenes together. */
export interface EchoSummary {
  readonly sentences: number;
  readonly interruptions: number;
  readonly heard: number;
  /** Own voice taken for a person: words that reached the dialogue. The target is 0. */
  readonly ownTurns: number;
  /** Own voice that began to be heard, with and without protection. */
  readonly ownStarts: number;
  readonly ownStartsBare: number;
}

/** Plays every scene; faster than real time (about a twentieth), with pauses for other work between them. */
export async function runEchoSuite(
  material: SceneMaterial,
  parts: EchoSuiteParts,
  options: { readonly onRow?: (row: EchoRow) => void; readonly signal?: AbortSignal } = {},
): Promise<{ rows: EchoRow[]; summary: EchoSummary }> {
  const rows: EchoRow[] = [];
  for (const scene of echoScenes(material)) {
    await setImmediate();
    options.signal?.throwIfAborted();
    const row = await runScene(scene, parts);
    rows.push(row);
    options.onRow?.(row);
  }
  const sum = (of: (row: EchoRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const summary = {
    sentences: sum((row) => row.sentences),
    interruptions: sum((row) => row.interruptions),
    heard: sum((row) => row.heard),
    ownTurns: sum((row) => row.ownTurns),
    ownStarts: sum((row) => row.ownStarts),
    ownStartsBare: sum((row) => row.ownStartsBare),
  };
  return { rows, summary };
}
