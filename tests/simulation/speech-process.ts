import { emptyApi } from '../../src/contract/rpc/api.ts';
import { createPeer } from '../../src/contract/rpc/peer.ts';
import { speechApi } from '../../src/contract/speech.ts';
import type { Clock } from '../../src/main/kernel/clock.ts';
import type { Spawned } from '../../src/main/ops/supervisor.ts';
import type { EmitSpeech } from '../../src/main/speech/channel.ts';
import { createSpeechService } from '../../src/main/speech/service.ts';
import type { Chance } from './chance.ts';
import { mortal } from './clock.ts';
import type { Faults } from './faults.ts';
import { line } from './line.ts';
import { type DeviceEnds, setLoading } from './loading.ts';
import type { Stages } from './stages.ts';

export interface SpeechProcess {
  spawn(): Spawned;
  /** Kills the process of the moment. */
  die(reason: string): void;
  /** The devices of the process of the moment. */
  readonly devices: DeviceEnds | undefined;
  readonly lives: number;
}

export interface SpeechProcessOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly faults: Faults;
  readonly stages: Stages;
  /** What the process says, when it says it. */
  readonly onEmit: EmitSpeech;
  readonly onBirth: () => void;
}

/** Levels shown of all that are measured: they are many, and nothing depends on them. */
const levelsShown = 0.02;

/** The real speech service with scripted models, in a process of its own: a line between, and a life that can end. */
export function simulatedSpeechProcess(options: SpeechProcessOptions): SpeechProcess {
  const { clock, chance, faults, stages, onEmit, onBirth } = options;
  let lives = 0;
  let current:
    | { readonly die: (reason: string) => void; devices: DeviceEnds | undefined }
    | undefined;
  const levels = chance.fork();

  function spawn(): Spawned {
    lives += 1;
    const life = mortal(clock);
    const wires = line(clock, () => chance.between(...faults.messageMs));
    const mine = {
      devices: undefined as DeviceEnds | undefined,
      die(reason: string) {
        life.kill();
        mine.devices = undefined;
        if (current === mine) current = undefined;
        wires.die(reason);
      },
    };
    current = mine;
    onBirth();
    setLoading({
      stages,
      clock: life.clock,
      takesMs: () => chance.between(...faults.startMs),
      devices(ends) {
        if (current === mine) mine.devices = ends;
      },
    });
    const emit: EmitSpeech = (name, data) => {
      if (current !== mine) return;
      if (name === 'level' && !levels.of(levelsShown)) return;
      onEmit(name, data);
      peer.emit(name, data);
    };
    const service = createSpeechService({
      emit,
      sendBytes: (bytes) => peer.sendBytes(bytes),
      restart: mine.die,
      clock: life.clock,
    });
    const peer = createPeer({
      wire: wires.far,
      serves: speechApi,
      handlers: service.handlers,
      uses: emptyApi,
    });
    peer.onBytes(service.acceptBytes);
    return { pid: lives, wire: wires.near, kill: () => mine.die('SIGKILL') };
  }

  return {
    spawn,
    die: (reason) => current?.die(reason),
    get devices() {
      return current?.devices;
    },
    get lives() {
      return lives;
    },
  };
}
