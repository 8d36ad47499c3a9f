import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Pending, SessionView, Status } from '../../src/contract/kiosk.ts';
import type { Kiosk } from '../../src/renderer/bridge/kiosk.ts';
import { KioskContext, type KioskContextValue } from '../../src/renderer/context.tsx';
import { createKioskStore, type KioskState } from '../../src/renderer/store/store.ts';
import { useVoice, type VoiceControl, voiceOf } from '../../src/renderer/use-voice.ts';
import { blankView } from '../fakes/places.ts';

const pending: Pending = { proposalId: 'p1', title: 'Cancel it?', lines: [], expiresAt: '' };

function kioskOf() {
  const done = () => Promise.resolve(true);
  const kiosk = {
    begin: vi.fn(() => Promise.resolve()),
    listen: vi.fn(done),
    stop: vi.fn(done),
    confirm: vi.fn(done),
    end: vi.fn(done),
  };
  return kiosk as unknown as Kiosk & typeof kiosk;
}

const blank = createKioskStore('en', 'browser').getState();
const stateOf = (view: Partial<SessionView>, more: Partial<KioskState> = {}): KioskState => ({
  ...blank,
  link: 'open',
  view: { ...blankView, ...view },
  ...more,
});
const of = (state: KioskState) => voiceOf(state, kioskOf());

describe('what goes on', () => {
  test.each<[Status, boolean, boolean, boolean]>([
    ['idle', false, false, false],
    ['listening', true, false, false],
    ['hearing', true, false, false],
    ['thinking', false, false, true],
    ['doing', false, false, true],
    ['speaking', false, true, false],
  ])('%s: listening %s, speaking %s, processing %s', (status, listening, speaking, processing) => {
    expect(of(stateOf({ status }))).toMatchObject({ listening, speaking, processing });
  });

  test('before anything is known of the kiosk there is nothing', () => {
    expect(of(blank)).toMatchObject({
      connection: 'connecting',
      listening: false,
      transcripts: [],
      pendingConfirmation: null,
      error: null,
    });
  });

  test('what was said, what is being said, what waits for a yes', () => {
    const turn = { id: 1, who: 'person' as const, text: 'Hi', cards: [], interrupted: false };
    const voice = of(stateOf({ turns: [turn], pending }, { partial: 'where' }));
    expect(voice.transcripts).toEqual([turn]);
    expect([voice.partial, voice.pendingConfirmation]).toEqual(['where', pending]);
  });

  test('of several errors the gravest', () => {
    const failed = { voice: { kind: 'failed', reason: 'denied' }, refused: true } as const;
    expect(of(stateOf({})).error).toBeNull();
    expect(of(stateOf({}, { refused: true })).error).toEqual({ kind: 'refused' });
    expect(of(stateOf({}, failed)).error).toEqual({ kind: 'microphone', reason: 'denied' });
    expect(of(stateOf({}, { ...failed, link: 'reconnecting' })).error).toEqual({
      kind: 'connection',
      state: 'reconnecting',
    });
  });
});

describe('what can be done', () => {
  test('goes to the kiosk', async () => {
    const kiosk = kioskOf();
    const voice = voiceOf(stateOf({ pending }), kiosk);
    await voice.start({ language: 'hi' });
    await voice.stop();
    await voice.interrupt();
    await voice.confirm('p1', true);
    await voice.end();
    expect(kiosk.begin).toHaveBeenCalledExactlyOnceWith({ language: 'hi' });
    expect(kiosk.listen).toHaveBeenCalledExactlyOnceWith(false);
    expect(kiosk.stop).toHaveBeenCalledOnce();
    expect(kiosk.confirm).toHaveBeenCalledExactlyOnceWith('p1', true);
    expect(kiosk.end).toHaveBeenCalledOnce();
  });

  test('stays the same while everything else changes: nothing is drawn again for it', () => {
    const kiosk = kioskOf();
    const one = voiceOf(stateOf({}), kiosk);
    const two = voiceOf(stateOf({ status: 'speaking' }), kiosk);
    for (const name of ['start', 'stop', 'interrupt', 'confirm', 'end'] as const) {
      expect(one[name]).toBe(two[name]);
    }
    const state = stateOf({});
    expect(voiceOf(state, kiosk)).toBe(voiceOf(state, kiosk));
  });
});

describe('in a component', () => {
  function drawn(look: () => string): string {
    const store = createStore(() => stateOf({ status: 'speaking' }));
    const value = { store, kiosk: kioskOf() } as unknown as KioskContextValue;
    const Shown = () => createElement('p', null, look());
    return renderToStaticMarkup(createElement(KioskContext, { value }, createElement(Shown)));
  }

  test('it gives all of it, or the part that is asked for', () => {
    const say = ({ speaking, connection }: VoiceControl) => `${connection} ${speaking}`;
    expect(drawn(() => say(useVoice()))).toBe('<p>open true</p>');
    expect(drawn(() => useVoice(say))).toBe('<p>open true</p>');
  });
});
