import { beforeEach, describe, expect, test } from 'vitest';
import type { SpeechStatus } from '../../src/contract/speech.ts';
import {
  awayForMs,
  backForMs,
  createDegradeWatch,
  type DegradeWatch,
  missingForMs,
  offlineForMs,
  stepOf,
} from '../../src/main/engine/degrade.ts';
import { situationOf, voiceView } from '../../src/main/engine/voice-view.ts';
import { type ManualClock, manualClock } from '../fakes/manual-clock.ts';
import { allWell } from '../fakes/speech-client.ts';

const well = { hears: true, speaks: true, sure: true };
const deaf = { ...well, hears: false };
const mute = { ...well, speaks: false };
const neither = { hears: false, speaks: false, sure: true };
/** The speech process is away. */
const away = { ...neither, sure: false };

let clock: ManualClock;
let said: string[];
let begun: boolean;
let watch: DegradeWatch;
beforeEach(() => {
  clock = manualClock();
  said = [];
  begun = true;
  watch = createDegradeWatch({
    clock,
    begun: () => begun,
    announce: (phrases) => void said.push(...phrases.map(({ key }) => key)),
  });
  watch.begin(well);
});

/** What works from now on, and long enough for it to count. */
function becomes(situation: typeof well): void {
  watch.update(situation);
  clock.advance(missingForMs);
}

describe('a part that goes in mid-conversation', () => {
  test.each([
    ['the microphone', deaf, 'typed', 'degrade.hears_again'],
    ['the voice', mute, 'read', 'degrade.speaks_again'],
    ['both', neither, 'silent', 'degrade.all_again'],
  ] as const)('%s: is announced once, and once when it is back', (_part, gone, step, again) => {
    becomes(gone);
    becomes(gone);
    expect([watch.step, said]).toEqual([step, [`degrade.${step}`]]);
    becomes(well);
    expect([watch.step, said]).toEqual(['full', [`degrade.${step}`, again]]);
    // A loose plug does not become a conversation about a plug; the step is shown all the same.
    becomes(gone);
    becomes(well);
    becomes(gone);
    expect(said).toHaveLength(2);
    expect(watch.step).toBe(step);
  });

  test('one after the other: each step down and up says what is lost and what is back', () => {
    const steps = [deaf, neither, mute, well].map((situation) => {
      becomes(situation);
      return watch.step;
    });
    expect(steps).toEqual(['typed', 'silent', 'read', 'full']);
    expect(said).toEqual([
      'degrade.typed',
      'degrade.silent',
      'degrade.hears_again',
      'degrade.speaks_again',
    ]);
  });

  test('one for the other: what is lost is what counts', () => {
    becomes(deaf);
    becomes(mute);
    expect(said).toEqual(['degrade.typed', 'degrade.read']);
  });

  test('that comes for the first time while somebody talks already was never lost', () => {
    begun = false;
    watch.begin({ hears: false, speaks: false, sure: true });
    begun = true;
    watch.update({ hears: true, speaks: true, sure: true });
    clock.advance(backForMs);
    expect([watch.step, said]).toEqual(['full', []]);
  });

  test('is announced in the next conversation again', () => {
    becomes(deaf);
    becomes(well);
    watch.begin(well);
    becomes(deaf);
    expect(said).toEqual(['degrade.typed', 'degrade.hears_again', 'degrade.typed']);
  });
});

describe('what is not announced', () => {
  test('a part that is missing for less than a second', () => {
    watch.update(deaf);
    clock.advance(missingForMs - 1);
    watch.update(well);
    clock.advance(60_000);
    expect([watch.step, said]).toEqual(['full', []]);
  });

  test('a part that comes back for a moment', () => {
    becomes(deaf);
    watch.update(well);
    clock.advance(backForMs - 1);
    watch.update(deaf);
    clock.advance(60_000);
    expect([watch.step, said]).toEqual(['typed', ['degrade.typed']]);
  });

  test('a restart of the speech process, with all its statuses on the way', () => {
    for (let times = 0; times < 3; times += 1) {
      watch.update(away);
      clock.advance(1_000);
      watch.update(away);
      clock.advance(awayForMs - 1_001);
      watch.update(well);
      clock.advance(60_000);
    }
    expect([watch.step, said]).toEqual(['full', []]);
  });

  test('what was so before the conversation, or was lost before anybody spoke', () => {
    watch.begin(deaf);
    clock.advance(60_000);
    expect(watch.step).toBe('typed');
    begun = false;
    becomes(neither);
    expect(watch.step).toBe('silent');
    expect(said).toEqual([]);
  });

  test('anything after it is closed', () => {
    watch.update(deaf);
    watch.waiting(1);
    watch.close();
    clock.advance(60_000);
    expect(said).toEqual([]);
  });
});

describe('while the speech process is away', () => {
  test('a microphone that was lost before it went is announced in time', () => {
    watch.update(deaf);
    clock.advance(200);
    watch.update(away);
    clock.advance(missingForMs - 200);
    expect(said).toEqual(['degrade.typed']);
    watch.update(deaf);
    clock.advance(60_000);
    expect([watch.step, said]).toEqual(['typed', ['degrade.typed']]);
  });

  test('one that does not come back leaves the screen; back, all is well again', () => {
    watch.update(away);
    clock.advance(awayForMs);
    expect([watch.step, said]).toEqual(['silent', ['degrade.silent']]);
    becomes(well);
    expect([watch.step, said]).toEqual(['full', ['degrade.silent', 'degrade.all_again']]);
  });

  test('a conversation that begins meanwhile is told only when it stays away', () => {
    watch.begin(away);
    clock.advance(awayForMs - 1);
    expect(said).toEqual([]);
    clock.advance(1);
    expect(said).toEqual(['degrade.silent']);
  });
});

describe('without a network', () => {
  test('what waits is announced once, and once when it was sent', () => {
    watch.waiting(1);
    clock.advance(offlineForMs - 1);
    watch.waiting(2);
    expect(said).toEqual([]);
    clock.advance(1);
    watch.waiting(2);
    expect(said).toEqual(['degrade.offline']);
    watch.waiting(0);
    expect(said).toEqual(['degrade.offline', 'degrade.online']);
    watch.waiting(1);
    clock.advance(60_000);
    expect(said).toHaveLength(2);
  });

  test('what is sent at the second try is nobody’s business', () => {
    watch.waiting(1);
    clock.advance(offlineForMs - 1);
    watch.waiting(0);
    clock.advance(60_000);
    expect(said).toEqual([]);
  });
});

describe('what works', () => {
  const client = (change: Partial<SpeechStatus> = {}, up = true) => ({
    up,
    status: () => ({ ...allWell, ...change }),
  });
  const missing = (name: string) => ({ ok: false, name, detail: 'missing' });
  const none = { ...missing('recognition'), languages: [] };

  test.each([
    ['all', {}, 'full', null],
    ['no microphone', { microphone: missing('mic') }, 'typed', 'notice.no_microphone'],
    ['no recogniser', { recognition: none }, 'typed', 'notice.no_recogniser'],
    ['no detector', { vad: missing('vad') }, 'typed', 'notice.no_recogniser'],
    ['no voice', { voice: missing('voice') }, 'read', 'notice.no_voice'],
    ['no speaker', { speaker: missing('speaker') }, 'read', 'notice.no_speaker'],
    [
      'no sound at all',
      { microphone: missing('mic'), speaker: missing('speaker') },
      'silent',
      'notice.no_microphone',
    ],
  ] as const)('%s', (_what, change, step, notice) => {
    const view = voiceView('device', client(change), 'en');
    expect([stepOf(view), view.notice]).toEqual([step, notice]);
  });

  test('of a far screen, its own devices count and not the kiosk’s; of another language, its recogniser', () => {
    const bare = client({ microphone: missing('mic'), speaker: missing('speaker') });
    expect(stepOf(voiceView('remote', bare, 'en'))).toBe('full');
    expect(stepOf(voiceView('remote', bare, 'mr'))).toBe('typed');
  });

  test('nothing is sure of a process that is away, and a screen without sound has chosen so', () => {
    expect(situationOf('device', client({}, false), 'en')).toEqual(away);
    expect(situationOf('none', client(), 'en')).toEqual(neither);
    expect(situationOf('device', null, 'en')).toEqual(neither);
  });

  test('people are told of half-duplex only where the kiosk’s own devices are used and both ways work', () => {
    const half = { echo: { ...allWell.echo, mode: 'half-duplex' } } as const;
    expect(voiceView('device', client(half), 'en').halfDuplex).toBe(true);
    expect(voiceView('device', client(), 'en').halfDuplex).toBe(false);
    expect(voiceView('remote', client(half), 'en').halfDuplex).toBe(false);
    const silent = { ...half, speaker: missing('speaker') };
    expect(voiceView('device', client(silent), 'en').halfDuplex).toBe(false);
  });

  test('a hint is for whoever can be heard at all', () => {
    expect(voiceView('remote', client(), 'en', 'too-quiet').hint).toBe('notice.too_quiet');
    expect(voiceView('remote', client(), 'en', 'clipping').hint).toBe('notice.clipping');
    expect(voiceView('remote', client(), 'mr', 'clipping').hint).toBeNull();
  });
});
