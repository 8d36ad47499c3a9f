import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { recordingRate, type Stamped } from './recording.ts';

const run = promisify(execFile);

/** A sound server of its own with a virtual microphone and speaker; nothing of the machine's real sound is touched. */
export interface VirtualAudio {
  /** For the process that opens the devices. */
  readonly env: Readonly<Record<string, string>>;
  /** Plays a WAV file into the microphone; resolves when it has been played. */
  play(wav: string): Promise<void>;
  /** Records the microphone or the speaker until stopped. */
  record(what: 'microphone' | 'speaker'): Promise<Recorder>;
  stop(): Promise<void>;
}

export interface Recorder {
  stop(): Promise<Stamped>;
}

const programs = ['pulseaudio', 'pactl', 'paplay', 'parec'] as const;
const pluginFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
];

/** Why there can be no virtual devices here and what to install, or undefined. */
export function whyNoVirtualAudio(): string | undefined {
  if (process.platform !== 'linux') return 'virtual devices need Linux with pulseaudio';
  if (programs.some((name) => spawnSync('which', [name]).status !== 0)) {
    return 'install pulseaudio and pulseaudio-utils';
  }
  const plugin = pluginFolders.some((folder) =>
    existsSync(join(folder, 'alsa-lib/libasound_module_pcm_pulse.so')),
  );
  return plugin ? undefined : 'install libasound2-plugins';
}

const startTries = 100;
const tryEveryMs = 100;

/** Starts the server. Rejects when it does not answer within 10 s. */
export async function startVirtualAudio(): Promise<VirtualAudio> {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-bench-audio-'));
  const socket = join(folder, 'socket');
  const alsa = join(folder, 'asound.conf');
  const script = join(folder, 'server.pa');
  const home = { HOME: folder, XDG_RUNTIME_DIR: folder };
  mkdirSync(join(folder, 'pulse'), { mode: 0o700 });
  writeFileSync(alsa, alsaConfig(socket));
  // Without rewinds a null sink works in blocks of 50 ms and not 2 s, as real devices do.
  const sink = (name: string) =>
    `load-module module-null-sink sink_name=${name} rate=48000 channels=1 norewinds=1`;
  writeFileSync(
    script,
    [
      `load-module module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
      sink('speaker'),
      sink('person'),
      'load-module module-remap-source source_name=microphone master=person.monitor channels=1',
      '',
    ].join('\n'),
  );
  const args = ['--daemonize=no', '--exit-idle-time=-1', '-n', '-F', script];
  const server = spawn('pulseaudio', args, { env: { ...process.env, ...home }, stdio: 'ignore' });
  const closed = new Promise((resolve) => server.once('close', resolve));
  const stop = async () => {
    server.kill('SIGKILL');
    await closed;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const inside = { env: { ...process.env, ...home, PULSE_SERVER: `unix:${socket}` } };
  for (let tries = 0; ; tries += 1) {
    if (await run('pactl', ['info'], inside).catch(() => undefined)) break;
    if (tries >= startTries) {
      await stop();
      throw new Error('pulseaudio did not start within 10 s');
    }
    await sleep(tryEveryMs);
  }
  return {
    env: { ...home, ALSA_CONFIG_PATH: alsa },
    async play(wav) {
      await run('paplay', ['--device=person', wav], inside);
    },
    record: (what) => record(what === 'speaker' ? 'speaker.monitor' : 'person.monitor', inside.env),
    stop,
  };
}

/**
 * Records a source. A piece of sound comes later than it was heard, by up to a block (25 ms) and what the
 * machine is busy with; the least of these delays tells when the first sample was.
 */
async function record(device: string, env: NodeJS.ProcessEnv): Promise<Recorder> {
  const format = ['--format=s16le', '--channels=1', `--rate=${recordingRate}`];
  const recorder = spawn('parec', [`--device=${device}`, ...format, '--latency-msec=20'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  let startedAt = Number.POSITIVE_INFINITY;
  const closed = new Promise((resolve) => recorder.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    recorder.once('error', reject);
    void closed.then(() => reject(new Error(`parec of ${device} ended at once`)));
    recorder.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.byteLength;
      const now = performance.timeOrigin + performance.now();
      startedAt = Math.min(startedAt, now - (bytes / 2 / recordingRate) * 1000);
      resolve();
    });
  });
  return {
    async stop() {
      recorder.kill('SIGTERM');
      await closed;
      return { samples: floats(Buffer.concat(chunks)), startedAt };
    },
  };
}

/** Nothing of the system's ALSA configuration: only the two virtual devices. */
function alsaConfig(socket: string): string {
  const pulse = (device: string) => `{ type pulse server "unix:${socket}" device "${device}" }`;
  return `
pcm.!default {
  type asym
  playback.pcm ${pulse('speaker')}
  capture.pcm ${pulse('microphone')}
}
`;
}

function floats(bytes: Buffer): Float32Array {
  const out = new Float32Array(bytes.length >> 1);
  for (let at = 0; at < out.length; at += 1) out[at] = bytes.readInt16LE(2 * at) / 32_768;
  return out;
}
