import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SpeechStatus } from '../../src/contract/speech.ts';
import type { AudioDevice } from '../../src/main/speech/index.ts';
import {
  type ConsoleKiosk,
  consoleKiosk,
  openConsole,
  screenOf,
  codeOf,
} from '../support/console.ts';
import { trainingMs } from '../support/patience.ts';

const listed: AudioDevice[] = [
  { name: 'default', inputs: 2, outputs: 2 },
  { name: 'USB microphone, left', inputs: 1, outputs: 0 },
  { name: 'HDMI', inputs: 0, outputs: 2 },
];
let at: ConsoleKiosk;
beforeEach(async () => {
  const devices = { input: 'default', output: 'default' };
  at = await consoleKiosk({ devices, listDevices: async () => listed });
  await expect.poll(() => at.kiosk.speech.up).toBe(true);
}, trainingMs);
afterEach(() => at.close());

const life = () => {
  const last = at.speech.lives.at(-1);
  if (!last) throw new Error('no speech process');
  return last;
};
/** Channels that were opened for the machine's devices, and which are open now. */
function channels() {
  const open: number[] = [];
  for (const call of life().calls) {
    const [method, json = '{}'] = [call.slice(0, call.indexOf(' ')), call.slice(call.indexOf(' '))];
    const { channel = 0, kind } = JSON.parse(json) as { channel?: number; kind?: string };
    if (method === 'channel.open' && kind === 'device') open.push(channel);
    if (method === 'channel.close' && open.includes(channel)) open.splice(open.indexOf(channel), 1);
  }
  return open;
}
const status = (): SpeechStatus => at.kiosk.speech.status();

test('which there are, which is used, and how they work; another one is used at once', async () => {
  const { call } = await openConsole(at.kiosk);
  expect(await call('devices', {})).toEqual({
    own: true,
    inputs: [
      { name: 'default', used: true },
      { name: 'USB microphone, left', used: false },
    ],
    outputs: [
      { name: 'default', used: true },
      { name: 'HDMI', used: false },
    ],
    chosen: { input: null, output: null },
    status: status(),
    testing: false,
  });
  const wanted = { input: 'USB microphone, left', output: null };
  const after = await call('devices.choose', wanted);
  expect(after.chosen).toEqual(wanted);
  expect(after.inputs.find(({ used }) => used)?.name).toBe('USB microphone, left');
  await expect
    .poll(() => life().config()?.devices)
    .toEqual({ input: 'USB microphone, left', output: 'default' });
  expect(await codeOf(call('devices.choose', { input: 'HDMI', output: null }))).toBe('invalid');
});

test('a level test has the microphone for itself, and gives it back to whoever had it', async () => {
  const screen = await screenOf(at.kiosk, 'device');
  await expect.poll(channels).toHaveLength(1);
  const [seat] = channels();
  const { call, events } = await openConsole(at.kiosk);
  await call('devices.level', { on: true });
  await expect.poll(channels).toHaveLength(1);
  const [test] = channels();
  expect(test).not.toBe(seat);
  life().peer.emit('level', { channel: test ?? 0, source: 'person', rms: 0.25 });
  life().peer.emit('level', { channel: 99, source: 'person', rms: 0.5 });
  await expect.poll(() => events('level')).toEqual([{ source: 'person', rms: 0.25, on: true }]);
  // What is said into it is nobody's turn.
  const heard = { at: 1, text: 'hello', confidence: 1, language: 'en', durationMs: 500 } as const;
  life().peer.emit('heard', { channel: test ?? 0, ...heard });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.view().turns).toEqual([]);
  await call('devices.level', { on: false });
  await expect.poll(() => events('level').at(-1)?.on).toBe(false);
  await expect.poll(() => channels().length === 1 && channels()[0] !== test).toBe(true);
});

test('it ends by itself after a minute, and when the console is locked', async () => {
  const { call, events } = await openConsole(at.kiosk);
  await call('devices.level', { on: true });
  await expect.poll(channels).toHaveLength(1);
  at.clock.advance(60_000);
  await expect.poll(channels).toHaveLength(0);
  await call('devices.level', { on: true });
  await expect.poll(channels).toHaveLength(1);
  await call('lock', {});
  await expect.poll(channels).toHaveLength(0);
  expect(events('locked')).toEqual([{ why: 'asked' }]);
});

test('the test sentence is said in the language asked for, and the speaker is given back after it', async () => {
  const { call } = await openConsole(at.kiosk);
  await call('devices.play', { language: 'hi' });
  const spoken = life().calls.find((one) => one.startsWith('speak '));
  const said = JSON.parse(spoken?.slice('speak '.length) ?? '{}') as {
    channel: number;
    utterance: number;
    text: string;
  };
  expect(said.text).toContain('आवाज़');
  expect(channels()).toEqual([said.channel]);
  const { channel, utterance } = said;
  const end = { channel, utterance, at: 1, completed: true, heardText: '', rest: '' };
  life().peer.emit('audio-end', end);
  await expect.poll(channels).toEqual([]);
});

test('where microphone and speaker are the browser’s there is nothing to choose', async () => {
  await at.reopen({ devices: null });
  const { call } = await openConsole(at.kiosk);
  expect(await call('devices', {})).toMatchObject({ own: false, inputs: [], outputs: [] });
  expect(await codeOf(call('devices.choose', { input: null, output: null }))).toBe('no-devices');
  expect(await codeOf(call('devices.level', { on: true }))).toBe('no-devices');
  expect(await codeOf(call('devices.play', { language: 'en' }))).toBe('no-devices');
});
