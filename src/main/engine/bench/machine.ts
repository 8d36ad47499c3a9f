import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { SpeechConfig } from '../../../contract/speech.ts';

/** What the figures were measured on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly system: string;
  /** How much else was going on when it began: processes that wanted a core, mean of a minute. */
  readonly load: number;
  readonly models: readonly string[];
  /** Who spoke to it. */
  readonly person: string | null;
}

export function describeMachine(
  models: Pick<SpeechConfig, 'recognisers' | 'vad' | 'voices'>,
  person: string | null,
): Machine {
  const voices = models.voices.map(({ name }) => name);
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    models: [
      ...(models.vad === null ? [] : ['vad-silero']),
      ...models.recognisers.map(({ name }) => name),
      // eSpeak comes with the application.
      ...voices,
      'espeak-ng',
    ],
    person,
  };
}

/** One line for people. */
export function machineText(machine: Machine): string {
  const { processor, cores, memoryGb, node, system, load, models, person } = machine;
  const speaker = person === null ? '' : `; the person: ${person}`;
  return `${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, load ${load} at the beginning. Models: ${models.join(', ')}${speaker}`;
}
