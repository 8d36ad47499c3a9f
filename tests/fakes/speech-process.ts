import { emptyApi } from '../../src/contract/rpc/api.ts';
import { RpcError } from '../../src/contract/rpc/message.ts';
import { createPeer, type Peer } from '../../src/contract/rpc/peer.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import { type SpeechApi, type SpeechConfig, speechApi } from '../../src/contract/speech.ts';
import type { Spawned } from '../../src/main/ops/supervisor.ts';
import { emptyStatus, loadingDetail } from '../../src/main/speech/status.ts';

/** One life of the fake process. */
export interface FakeLife {
  readonly peer: Peer<SpeechApi, typeof emptyApi>;
  /** Calls received, as `method json`. */
  readonly calls: string[];
  readonly config: () => SpeechConfig | undefined;
  die(reason: string): void;
}

export interface FakeSpeechProcess {
  readonly spawn: () => Spawned;
  readonly lives: FakeLife[];
  /** Dies during `start` while loading this part, as native code does on a corrupt file. */
  diesLoading: 'voices' | 'recognisers' | undefined;
  /** How long `start` takes, ms. */
  startMs: number;
}

/** A speech process in memory: the real peer and contract on both sides, scripted inside. */
export function fakeSpeechProcess(): FakeSpeechProcess {
  const lives: FakeLife[] = [];
  const fake: FakeSpeechProcess = { spawn, lives, diesLoading: undefined, startMs: 0 };

  function spawn(): Spawned {
    const [near, far] = wirePair();
    const calls: string[] = [];
    let config: SpeechConfig | undefined;
    const open = new Set<number>();
    const note = (method: string) => (params: object) => {
      calls.push(`${method} ${JSON.stringify(params)}`);
      return {};
    };
    const peer = createPeer<SpeechApi, typeof emptyApi>({
      wire: far.wire,
      serves: speechApi,
      uses: emptyApi,
      handlers: {
        async start(params) {
          config = params;
          const loading = { ok: false, name: 'x', detail: loadingDetail };
          const status = emptyStatus('');
          if (fake.diesLoading && params[fake.diesLoading].length > 0) {
            const part =
              fake.diesLoading === 'voices'
                ? { voice: loading }
                : { recognition: { ...loading, languages: [] } };
            peer.emit('status', { ...status, ...part });
            await new Promise((resolve) => setTimeout(resolve, 5));
            far.close('SIGABRT');
            return status;
          }
          await new Promise((resolve) => setTimeout(resolve, fake.startMs));
          return status;
        },
        status: () => emptyStatus(''),
        'channel.open'(params) {
          if (open.has(params.channel)) throw new RpcError('invalid', 'open already');
          open.add(params.channel);
          return note('channel.open')(params);
        },
        'channel.close': note('channel.close'),
        'channel.language': note('channel.language'),
        'channel.listen': note('channel.listen'),
        'channel.end-turn': note('channel.end-turn'),
        'channel.hotwords': note('channel.hotwords'),
        speak: note('speak'),
        prepare: note('prepare'),
        prerender: note('prerender'),
        duck: note('duck'),
        silence: note('silence'),
        'finish-sentence': note('finish-sentence'),
        'playback.report': note('playback.report'),
      },
    });
    lives.push({ peer, calls, config: () => config, die: far.close });
    return { pid: lives.length, wire: near.wire, kill: () => far.close('SIGKILL') };
  }
  return fake;
}

interface End {
  readonly wire: Wire;
  close(reason: string): void;
}

/** Two wires that are each other's far end; messages arrive asynchronously and as copies. */
function wirePair(): [End, End] {
  const sides = [0, 1].map(() => ({
    message: [] as ((message: unknown) => void)[],
    bytes: [] as ((frame: Uint8Array) => void)[],
    close: [] as ((reason: string) => void)[],
  }));
  let open = true;
  const close = (reason: string) => {
    if (!open) return;
    open = false;
    for (const side of sides) for (const listener of side.close) listener(reason);
  };
  const end = (mine: number): End => {
    const here = sides[mine];
    const there = sides[1 - mine];
    if (!here || !there) throw new Error('a pair has two ends');
    const later = (deliver: () => void) => setImmediate(() => open && deliver());
    return {
      close,
      wire: {
        send: (message) => {
          const copy = structuredClone(message);
          later(() => there.message.forEach((listener) => listener(copy)));
        },
        sendBytes: (frame) => {
          const copy = frame.slice();
          later(() => there.bytes.forEach((listener) => listener(copy)));
        },
        onMessage: (listener) => void here.message.push(listener),
        onBytes: (listener) => void here.bytes.push(listener),
        onClose: (listener) => void here.close.push(listener),
        close,
      },
    };
  };
  return [end(0), end(1)];
}
