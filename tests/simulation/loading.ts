import type { Clock } from '../../src/main/kernel/clock.ts';
import type { Stages } from './stages.ts';

/** The microphone and speaker of the machine, as the speech process of the moment uses them. */
export interface DeviceEnds {
  readonly onFrame: (samples: Int16Array, sampleRate: number) => void;
  readonly render: (frames: number) => Int16Array;
}

/** What a speech process of a simulation finds when it loads its models and opens its devices (mocks.ts). */
export interface Loading {
  readonly stages: Stages;
  readonly clock: Clock;
  /** Loading takes this long, ms. */
  readonly takesMs: () => number;
  devices(ends: DeviceEnds): void;
}

let loading: Loading | undefined;

/** For the process that begins now: one simulation runs at a time. */
export function setLoading(next: Loading): void {
  loading = next;
}

export function loadingNow(): Loading {
  if (!loading) throw new Error('no simulation is running');
  return loading;
}
