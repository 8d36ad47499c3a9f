import { describe, expect, it } from 'vitest';
import { createDuplex, type Duplex } from '../../../src/main/speech/echo/duplex.ts';
import type { EchoPath } from '../../../src/main/speech/echo/tracker.ts';

const good: EchoPath = {
  lag: 10,
  coupling: 0.25,
  residual: 0.001,
  erleDb: 25,
  learnedMs: 20_000,
  microphone: 0.002,
};
const bad = { ...good, erleDb: 2 };

/** So many seconds of us speaking. */
function speak(duplex: Duplex, seconds: number, path: EchoPath, passes = false): void {
  for (let i = 0; i < seconds * 100; i += 1) duplex.accept({ active: true, path, passes });
}

function started(): Duplex {
  const duplex = createDuplex();
  speak(duplex, 1, good);
  return duplex;
}

describe('full or half-duplex', () => {
  it('trusts a canceller once it has heard enough, and is careful with a new one', () => {
    const duplex = createDuplex();
    speak(duplex, 1, { ...good, learnedMs: 800 });
    expect(duplex.proven).toBe(false);
    speak(duplex, 1, { ...good, learnedMs: 3_000 });
    expect(duplex.proven).toBe(true);
    expect(duplex.cautionDb).toBeGreaterThan(5);
    speak(duplex, 1, { ...good, learnedMs: 10_000 });
    expect(duplex.cautionDb).toBe(0);
  });

  it('leaves people as they are where there is no echo, until one is found', () => {
    const duplex = createDuplex();
    const silent = { ...bad, lag: undefined, microphone: 1e-8 };
    speak(duplex, 0.5, { ...silent, learnedMs: 500 });
    expect(duplex.bare).toBe(false);
    speak(duplex, 1, { ...silent, learnedMs: 1_500 });
    expect(duplex.bare).toBe(true);
    // A person speaks: the microphone is not quiet any more, and still follows nothing.
    speak(duplex, 1, { ...silent, learnedMs: 2_500, microphone: 0.01 });
    expect(duplex.bare).toBe(true);
    speak(duplex, 0.1, { ...good, learnedMs: 3_000 });
    expect(duplex.bare).toBe(false);
  });

  it('is never without the canceller where the echo is heard, or words have come through', () => {
    const echo = started();
    speak(echo, 5, good);
    expect(echo.bare).toBe(false);
    const leaky = createDuplex();
    speak(leaky, 1, { ...bad, lag: undefined, microphone: 1e-8, learnedMs: 1_500 });
    leaky.leaked();
    expect(leaky.bare).toBe(false);
  });

  it('trusts a microphone that does not hear the speaker, whatever the canceller does', () => {
    const duplex = createDuplex();
    speak(duplex, 1, { ...bad, lag: undefined, microphone: 1e-8, learnedMs: 2_000 });
    expect(duplex.proven).toBe(true);
    speak(duplex, 10, { ...bad, lag: undefined, microphone: 1e-8 });
    expect(duplex.mode).toBe('full-duplex');
  });

  it('goes half-duplex after three seconds of an echo that stays, and not for a second of it', () => {
    const duplex = started();
    speak(duplex, 2, bad);
    speak(duplex, 0.1, good);
    speak(duplex, 2, bad);
    expect(duplex.mode).toBe('full-duplex');
    speak(duplex, 1.1, bad);
    expect(duplex.mode).toBe('half-duplex');
  });

  it('goes half-duplex where the echo comes later than the canceller looks', () => {
    const duplex = createDuplex();
    speak(duplex, 4, { ...good, lag: 80 });
    expect(duplex.proven).toBe(false);
    expect(duplex.mode).toBe('half-duplex');
  });

  it('learns nothing while we are silent', () => {
    const duplex = started();
    for (let i = 0; i < 2_000; i += 1) duplex.accept({ active: false, path: bad, passes: true });
    expect(duplex.mode).toBe('full-duplex');
  });

  it('goes half-duplex at the second leak in a minute; the first makes it careful for a while', () => {
    const duplex = started();
    duplex.leaked();
    expect(duplex.mode).toBe('full-duplex');
    expect(duplex.cautionDb).toBe(6);
    speak(duplex, 61, good);
    expect(duplex.cautionDb).toBeLessThan(0.1);
    duplex.leaked();
    expect(duplex.mode).toBe('full-duplex');
    duplex.leaked();
    expect(duplex.mode).toBe('half-duplex');
  });

  it('comes back by itself when the canceller is good again, not sooner, and later the next time', () => {
    const duplex = started();
    speak(duplex, 4, bad);
    speak(duplex, 3, good);
    expect(duplex.mode).toBe('half-duplex');
    // Between bad and good nothing changes.
    speak(duplex, 10, { ...good, erleDb: 8 });
    expect(duplex.mode).toBe('half-duplex');
    speak(duplex, 4.1, good);
    expect(duplex.mode).toBe('full-duplex');
    speak(duplex, 4, bad);
    expect(duplex.mode).toBe('half-duplex');
    speak(duplex, 5, good);
    expect(duplex.mode).toBe('half-duplex');
    speak(duplex, 4, good);
    expect(duplex.mode).toBe('full-duplex');
  });

  it('comes back later where the echo has no known path', () => {
    const duplex = started();
    speak(duplex, 4, bad);
    speak(duplex, 20, { ...good, lag: undefined });
    expect(duplex.mode).toBe('half-duplex');
    speak(duplex, 13, { ...good, lag: undefined });
    expect(duplex.mode).toBe('full-duplex');
  });

  it('does not come back while much would pass as somebody else', () => {
    const duplex = started();
    speak(duplex, 4, bad);
    speak(duplex, 20, good, true);
    expect(duplex.mode).toBe('half-duplex');
  });
});
