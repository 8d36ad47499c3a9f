import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A private PulseAudio with a virtual microphone and speaker, and what a process needs to use them. */
export interface VirtualAudio {
  /** For a process that opens the devices: HOME, ALSA_CONFIG_PATH, XDG_RUNTIME_DIR. */
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Plays a WAV file into the microphone; resolves when it has been played. */
  playIntoMicrophone(wav: string): Promise<void>;
  /** Records what comes out of the speaker until `stop` is called. Resolves when it is recording. */
  recordSpeaker(): Promise<Recording>;
  /** Records what the microphone hears. */
  recordMicrophone(): Promise<Recording>;
  unplugMicrophone(): Promise<void>;
  plugMicrophone(): Promise<void>;
  unplugSpeaker(): Promise<void>;
  plugSpeaker(): Promise<void>;
  stop(): Promise<void>;
}

export interface Recording {
  /** Wall time of its first sample, ms; right to about one block (25 ms). */
  readonly startedAt: number;
  /** 16 kHz mono. */
  stop(): Promise<Float32Array>;
}

const recordingRate = 16_000;

/** Why there can be no virtual audio here, or undefined. */
export function whyNoVirtualAudio(): string | undefined {
  for (const program of ['pulseaudio', 'pactl', 'pacat', 'parec']) {
    if (spawnSync('which', [program]).status !== 0) return `${program} is not installed`;
  }
  const plugin = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib'].some(
    (lib) => existsSync(join(lib, 'alsa-lib/libasound_module_pcm_pulse.so')),
  );
  return plugin ? undefined : 'libasound2-plugins is not installed';
}

/**
 * Starts two PulseAudio servers in a folder of its own, one for each direction, so that the
 * microphone can be pulled out without the speaker; nothing of the machine's real sound is touched.
 */
export async function startVirtualAudio(
  options: { microphone?: boolean } = {},
): Promise<VirtualAudio> {
  const folder = mkdtempSync(join(tmpdir(), 'vaani-audio-'));
  const alsa = join(folder, 'asound.conf');
  writeFileSync(alsa, alsaConfig(folder));
  const env = { HOME: folder, XDG_RUNTIME_DIR: folder, ALSA_CONFIG_PATH: alsa };
  const plugSpeaker = () => startPulse(folder, 'speaker', env, [sink('speaker')]);
  let speaker: (() => Promise<void>) | undefined = await plugSpeaker();
  const plug = () =>
    startPulse(folder, 'microphone', env, [
      sink('customer'),
      'load-module module-remap-source source_name=microphone master=customer.monitor channels=1',
    ]);
  let microphone = options.microphone === false ? undefined : await plug();
  const on = (direction: 'speaker' | 'microphone') => ({
    env: { ...process.env, ...env, PULSE_SERVER: `unix:${socketOf(folder, direction)}` },
  });

  return {
    env,
    folder,
    async playIntoMicrophone(wav) {
      await run('paplay', ['--device=customer', wav], on('microphone'));
    },
    recordSpeaker: () => record('speaker.monitor', on('speaker').env),
    recordMicrophone: () => record('customer.monitor', on('microphone').env),
    async unplugMicrophone() {
      await microphone?.();
      microphone = undefined;
    },
    async plugMicrophone() {
      microphone ??= await plug();
    },
    async unplugSpeaker() {
      await speaker?.();
      speaker = undefined;
    },
    async plugSpeaker() {
      speaker ??= await plugSpeaker();
    },
    async stop() {
      await microphone?.();
      await speaker?.();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Records a source until stopped. */
async function record(device: string, env: NodeJS.ProcessEnv): Promise<Recording> {
  const format = ['--format=s16le', '--channels=1', `--rate=${recordingRate}`];
  const recorder = spawn('parec', [`--device=${device}`, ...format, '--latency-msec=20'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const chunks: Buffer[] = [];
  recorder.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const first = await new Promise<Buffer>((resolve) => recorder.stdout.once('data', resolve));
  const now = performance.timeOrigin + performance.now();
  return {
    startedAt: now - (first.byteLength / 2 / recordingRate) * 1000,
    async stop() {
      const closed = new Promise((resolve) => recorder.once('close', resolve));
      recorder.kill('SIGTERM');
      await closed;
      return floats(Buffer.concat(chunks));
    },
  };
}

const socketOf = (folder: string, name: string) => join(folder, `${name}.socket`);
/** Without rewinds a null sink works in blocks of 50 ms and not 2 s, as real devices do. */
const sink = (name: string) =>
  `load-module module-null-sink sink_name=${name} rate=48000 channels=1 norewinds=1`;

/** Starts one server and returns how to stop it. */
async function startPulse(
  folder: string,
  name: string,
  env: Record<string, string>,
  modules: readonly string[],
): Promise<() => Promise<void>> {
  const socket = socketOf(folder, name);
  const runtime = join(folder, name);
  mkdirSync(runtime, { mode: 0o700, recursive: true });
  const script = join(folder, `${name}.pa`);
  const protocol = `load-module module-native-protocol-unix auth-anonymous=1 socket=${socket}`;
  writeFileSync(script, [protocol, ...modules, ''].join('\n'));
  const server = spawn(
    'pulseaudio',
    ['--daemonize=no', '--exit-idle-time=-1', '--disallow-exit=no', '-n', '-F', script],
    { env: { ...process.env, ...env, XDG_RUNTIME_DIR: runtime }, stdio: 'ignore' },
  );
  const closed = new Promise((resolve) => server.once('close', resolve));
  const stop = async () => {
    server.kill('SIGKILL');
    await closed;
    rmSync(socket, { force: true });
  };
  const inside = { ...process.env, ...env, PULSE_SERVER: `unix:${socket}` };
  for (let tries = 0; tries < 50; tries++) {
    if (await run('pactl', ['info'], { env: inside }).catch(() => undefined)) return stop;
    await sleep(100);
  }
  await stop();
  throw new Error('pulseaudio did not start');
}

/** Nothing of the system's ALSA configuration: only the two virtual devices, by name. */
function alsaConfig(folder: string): string {
  const pulse = (direction: string) =>
    `{ type pulse server "unix:${socketOf(folder, direction)}" device "${direction}" }`;
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
  for (let i = 0; i < out.length; i++) out[i] = bytes.readInt16LE(2 * i) / 32_768;
  return out;
}

/** Why no customer can be synthesised here, or undefined. */
export function whyNoCustomer(): string | undefined {
  if (spawnSync('which', ['text2wave']).status !== 0) return 'festival is not installed';
  return existsSync('/usr/share/festival/voices/us/cmu_us_slt_arctic_hts') ||
    existsSync('/usr/share/festival/voices/english/cmu_us_slt_arctic_hts')
    ? undefined
    : 'festvox-us-slt-hts is not installed';
}

/** A customer's sentence as a WAV file in `folder`, spoken by festival's clearest voice. */
export async function sayAsCustomer(text: string, folder: string): Promise<string> {
  const raw = join(folder, `customer-${Date.now()}-${text.length}.raw.wav`);
  const out = raw.replace('.raw.wav', '.wav');
  const child = run('text2wave', ['-eval', '(voice_cmu_us_slt_arctic_hts)', '-o', raw]);
  child.child.stdin?.end(text);
  await child;
  // A person does not start speaking in the same millisecond as the recording.
  await run('sox', [raw, '-r', '16000', '-b', '16', out, 'pad', '0.3', '0.6']);
  return out;
}

/** Silence around a WAV file, so that it is a whole stretch of speech; returns the new file. */
export async function padded(wav: string, folder: string): Promise<string> {
  const out = join(folder, `padded-${Math.random().toString(36).slice(2)}.wav`);
  await run('sox', [wav, '-r', '16000', '-b', '16', out, 'pad', '0.3', '0.9']);
  return out;
}
