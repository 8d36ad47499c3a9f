import { expect, test } from 'vitest';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import type { CaptureFailure } from '../../src/renderer/bridge/audio/capture.ts';
import type { Voice, VoiceListeners } from '../../src/renderer/bridge/audio/voice.ts';
import { createKiosk } from '../../src/renderer/bridge/kiosk.ts';
import { canHear, presenceOf, screenOf } from '../../src/renderer/store/derive.ts';
import { createLevelMeter } from '../../src/renderer/store/levels.ts';
import { createKioskStore } from '../../src/renderer/store/store.ts';
import { createFakeEngine } from '../fakes/engine.ts';
import { scripts } from '../fakes/engine-script.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A screen without a browser, on the scripted engine. */
async function setUp(
  options: { failure?: CaptureFailure; audio?: 'device' | 'browser'; token?: string } = {},
) {
  const engine = createFakeEngine();
  const audio = options.audio ?? 'browser';
  const store = createKioskStore('en', audio);
  const levels = createLevelMeter(() => 0);
  const log: string[] = [];
  let token = options.token;
  let { failure } = options;
  let listeners: VoiceListeners | undefined;
  const createVoice = (given: VoiceListeners): Voice => {
    listeners = given;
    return {
      unlockSpeaker: () => void log.push('unlock'),
      async startMicrophone() {
        log.push('microphone on');
        return failure;
      },
      stopMicrophone: () => void log.push('microphone off'),
      allowedAlready: async () => true,
      receive: (bytes) => void log.push(`audio ${bytes.length}`),
      complete: (utterance) => void log.push(`complete ${utterance}`),
      stopPlayback: () => void log.push('stop playback'),
      duck: (on) => void log.push(on ? 'duck' : 'back'),
      reset: () => void log.push('reset'),
    };
  };
  const kiosk = createKiosk({
    connector: {
      audio,
      async dial() {
        const [here, there] = memoryWirePair();
        engine.serve(there);
        return here;
      },
    },
    store,
    levels,
    token: {
      read: () => token,
      write: (next) => {
        token = next;
      },
      forget: () => {
        token = undefined;
      },
    },
    createVoice,
  });
  kiosk.start();
  await settled();
  const calls = (method: string) =>
    engine.calls.filter((call) => call.method === method).map(({ params }) => params);
  return {
    engine,
    store,
    levels,
    kiosk,
    log,
    calls,
    microphone: () => listeners,
    /** What the next start of the microphone comes to. */
    microphoneIs: (next: CaptureFailure | undefined) => {
      failure = next;
    },
    token: () => token,
  };
}

test('before the tap no audio is asked for; after it the same session carries audio', async () => {
  const { kiosk, store, calls, log, token } = await setUp();
  expect(screenOf(store.getState())).toBe('attract');
  expect(log).not.toContain('unlock');
  expect(log).not.toContain('microphone on');
  log.length = 0;
  await kiosk.begin();
  await settled();
  expect(calls('open')).toEqual([
    { language: 'en', audio: 'none' },
    { resumeToken: token(), audio: 'remote' },
  ]);
  expect(calls('listen')).toEqual([{ on: true }]);
  // Sound is unlocked in the tap itself, before anything is awaited.
  expect(log[0]).toBe('unlock');
  expect(log).toContain('microphone on');
  expect(screenOf(store.getState())).toBe('conversation');
  expect(canHear(store.getState())).toBe(true);
});

test('a language button starts in that language', async () => {
  const { kiosk, store, calls } = await setUp();
  await kiosk.begin({ language: 'bn' });
  await settled();
  expect(calls('language')).toEqual([{ language: 'bn' }]);
  expect(store.getState().view?.language).toBe('bn');
});

test('without a microphone Vaani still speaks, is typed to and does not pretend to listen', async () => {
  const { kiosk, store, calls } = await setUp({ failure: 'denied' });
  await kiosk.begin();
  expect(await kiosk.say('hello')).toBe(true);
  await settled();
  const state = store.getState();
  expect(state.voice).toEqual({ kind: 'failed', reason: 'denied' });
  expect(calls('open').at(-1)).toMatchObject({ audio: 'remote' });
  expect(calls('listen')).toEqual([]);
  expect(state.view && presenceOf({ ...state.view, status: 'idle' }, canHear(state))).toBe(
    'typing',
  );
});

test('the kiosk with its own devices uses those, and no browser audio', async () => {
  const { kiosk, calls, log } = await setUp({ audio: 'device' });
  await kiosk.begin();
  expect(calls('open')).toEqual([{ language: 'en', audio: 'device' }]);
  expect(calls('listen')).toEqual([{ on: true }]);
  expect(log).toEqual([]);
});

test('microphone audio flows only while somebody is being listened to', async () => {
  const { kiosk, engine, microphone } = await setUp();
  await kiosk.begin();
  await settled();
  microphone()?.onFrame(new Uint8Array(652));
  await settled();
  expect(engine.heardBytes()).toBe(652);
  await kiosk.listen(false);
  await settled();
  microphone()?.onFrame(new Uint8Array(652));
  await settled();
  expect(engine.heardBytes()).toBe(652);
});

test('switching listening off before the first turn does not end the conversation', async () => {
  const { kiosk, store } = await setUp();
  await kiosk.begin();
  await kiosk.listen(false);
  await settled();
  expect(screenOf(store.getState())).toBe('conversation');
});

test('at the end everything personal leaves the screen and the microphone is closed', async () => {
  const { kiosk, store, log } = await setUp();
  await kiosk.begin();
  await kiosk.say('hello');
  await kiosk.end();
  await settled();
  expect(screenOf(store.getState())).toBe('attract');
  expect(store.getState()).toMatchObject({ partial: '', started: false, voice: { kind: 'off' } });
  expect(store.getState().view?.turns).toEqual([]);
  expect(log).toContain('microphone off');
});

test('whoever begins as soon as the wall is back has begun, though the end has no answer yet', async () => {
  const { kiosk, store, engine } = await setUp();
  await kiosk.begin();
  await kiosk.say('hello');
  const ended = kiosk.end();
  const unsubscribe = store.subscribe((state) => {
    if (screenOf(state) !== 'attract') return;
    unsubscribe();
    void kiosk.begin();
  });
  await ended;
  await settled();
  expect(screenOf(store.getState())).toBe('conversation');
  expect(store.getState().voice).toEqual({ kind: 'on' });
  expect(engine.view().status).toBe('listening');
});

test('an end that the engine decides on does the same', async () => {
  const { kiosk, store, engine, log } = await setUp();
  await kiosk.begin();
  await kiosk.say('hello');
  await settled();
  engine.show({ turns: [], status: 'idle' });
  await settled();
  expect(screenOf(store.getState())).toBe('attract');
  expect(log).toContain('microphone off');
});

test('partial words are shown until they have become a turn', async () => {
  const { kiosk, store, engine } = await setUp();
  await kiosk.begin();
  engine.show({ status: 'hearing' });
  engine.partial('where is');
  await settled();
  expect(store.getState().partial).toBe('where is');
  engine.show({ status: 'listening' });
  await settled();
  expect(store.getState().partial).toBe('where is');
  await kiosk.say('where is my order');
  await settled();
  expect(store.getState().partial).toBe('');
});

test('a yes names its proposal, and is taken back when the engine refuses it', async () => {
  const { kiosk, store, calls } = await setUp();
  await kiosk.begin();
  await kiosk.say(scripts.en.cancel);
  await settled();
  expect(await kiosk.confirm('another', true)).toBe(false);
  expect(store.getState()).toMatchObject({ answered: null, refused: true });
  expect(await kiosk.confirm('p1', true)).toBe(true);
  await settled();
  expect(calls('confirm').at(-1)).toEqual({ proposalId: 'p1', yes: true });
  expect(store.getState().view?.pending).toBeNull();
});

test('what is said while the connection changes to one with audio arrives, once', async () => {
  const { kiosk, calls } = await setUp();
  const begun = kiosk.begin();
  const said = Array.from({ length: 20 }, (_, index) => `hello ${index}`);
  const sent: Promise<boolean>[] = [];
  for (const words of said) {
    sent.push(kiosk.say(words));
    await Promise.resolve();
  }
  await begun;
  expect(new Set(await Promise.all(sent))).toEqual(new Set([true]));
  const arrived = calls('say').map((params) => (params as { text: string }).text);
  expect(arrived.toSorted()).toEqual(said.toSorted());
});

test('too long a text, or none, is never sent', async () => {
  const { kiosk, calls } = await setUp();
  await kiosk.begin();
  expect(await kiosk.say('x'.repeat(10_001))).toBe(false);
  expect(await kiosk.say('   ')).toBe(false);
  expect(calls('say')).toEqual([]);
});

test('what the player did is reported, and its orders are passed on', async () => {
  const { kiosk, engine, log, calls, microphone } = await setUp();
  await kiosk.begin();
  await settled();
  engine.sendAudio(new Uint8Array(100));
  engine.complete(4);
  engine.duckPlayback(true);
  engine.stopPlayback();
  await settled();
  expect(log.slice(-4)).toEqual(['audio 100', 'complete 4', 'duck', 'stop playback']);
  microphone()?.onPlayed(4, 'started');
  await settled();
  expect(calls('played')).toEqual([{ utterance: 4, state: 'started' }]);
});

test('stop silences the voice here before the engine has heard of it', async () => {
  const { kiosk, log } = await setUp();
  await kiosk.begin();
  const stopped = kiosk.stop();
  expect(log.at(-1)).toBe('stop playback');
  expect(await stopped).toBe(true);
});

test('after a dropped line the same session goes on', async () => {
  const { kiosk, engine, store, calls } = await setUp();
  await kiosk.begin();
  await kiosk.say(scripts.en.digits);
  engine.drop();
  await settled();
  expect(store.getState().link).toBe('reconnecting');
  expect(await kiosk.say('hello')).toBe(false);
  kiosk.retry();
  await settled();
  expect(store.getState().link).toBe('open');
  expect(store.getState().view?.turns).toHaveLength(2);
  expect(calls('open').at(-1)).toMatchObject({ audio: 'remote', resumeToken: expect.any(String) });
});

test('a trade is chosen before the person is listened to; one that cannot be had ends the beginning', async () => {
  const { kiosk, store, engine } = await setUp({ audio: 'device' });
  const methods = () => engine.calls.slice(1).map(({ method }) => method);
  engine.refuse('unknown-pack');
  await kiosk.begin({ pack: 'dining' });
  expect(store.getState()).toMatchObject({ started: false, refused: true });
  expect(screenOf(store.getState())).toBe('attract');
  expect(methods()).toEqual(['pack']);
  await kiosk.begin({ pack: 'retail' });
  expect(methods()).toEqual(['pack', 'pack', 'listen']);
  expect(screenOf(store.getState())).toBe('conversation');
});

test('the microphone button, held: heard at once, Vaani silenced, the turn ended, and listening as it was', async () => {
  const { kiosk, engine, calls, log } = await setUp();
  await kiosk.begin();
  await kiosk.listen(false);
  await settled();
  // Vaani speaks on; that is no listening.
  engine.show({ status: 'speaking' });
  await settled();
  const held: boolean[] = [];
  const button = kiosk.microphoneButton((now) => void held.push(now));
  button.press();
  await settled();
  engine.show({ status: 'speaking' });
  await new Promise((resolve) => setTimeout(resolve, 450));
  expect(held).toEqual([true]);
  expect(log.at(-1)).toBe('stop playback');
  button.release();
  await settled();
  expect(calls('endTurn')).toEqual([{}]);
  expect(calls('listen')).toEqual([{ on: true }, { on: false }, { on: true }]);
  await kiosk.say('what was said');
  await settled();
  expect(calls('listen').at(-1)).toEqual({ on: false });
  expect(held).toEqual([true, false]);
});

test('a microphone that was pulled out and is back is used again without a tap, unless it was switched off', async () => {
  const { kiosk, store, calls, microphone, microphoneIs } = await setUp();
  await kiosk.begin();
  await settled();
  microphoneIs('missing');
  microphone()?.onMicrophoneLost();
  microphone()?.onDevices();
  await settled();
  expect(store.getState().voice).toEqual({ kind: 'failed', reason: 'missing' });
  microphoneIs(undefined);
  microphone()?.onDevices();
  await settled();
  expect(store.getState().voice).toEqual({ kind: 'on' });
  expect(calls('listen')).toEqual([{ on: true }, { on: true }]);
  // Something else is plugged in: nothing to do.
  microphone()?.onDevices();
  await kiosk.listen(false);
  microphone()?.onMicrophoneLost();
  microphone()?.onDevices();
  await settled();
  expect(store.getState().voice).toEqual({ kind: 'on' });
  expect(calls('listen').at(-1)).toEqual({ on: false });
});
