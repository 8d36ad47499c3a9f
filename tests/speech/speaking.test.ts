import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/main/kernel/clock.ts';
import { createMouth, type MouthEvent } from '../../src/main/speech/mouth.ts';
import type { PlayerEvents } from '../../src/main/speech/playback/port.ts';
import { scriptedVoice } from '../fakes/speech-stages.ts';

/** A mouth whose player records what it is given and plays when told. */
function setUp(voices: Parameters<typeof createMouth>[0]['voices'] = scriptedVoice()) {
  const events: MouthEvent[] = [];
  const written: string[] = [];
  const loudest: number[] = [];
  const finished: number[] = [];
  const ducked: boolean[] = [];
  let player: PlayerEvents | undefined;
  const held = new Set<number>();
  let playing: { utterance: number; sentence: number } | undefined;
  const mouth = createMouth({
    voices,
    clock: { now: () => 7, after: systemClock.after },
    emit: (event) => events.push(event),
    player(listener) {
      player = listener;
      return {
        write(utterance, sentence, samples) {
          held.add(utterance);
          loudest.push(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0));
          written.push(
            `${utterance}.${sentence} ${samples.some((x) => x !== 0) ? 'sound' : 'pause'}`,
          );
        },
        finish(utterance, failure) {
          finished.push(utterance);
          if (!held.has(utterance) || failure) listener.onEnd(utterance, 7, !failure, failure);
        },
        room: () => Promise.resolve(),
        duck: (on) => ducked.push(on),
        silence() {
          const silenced = [...held];
          held.clear();
          for (const utterance of silenced) listener.onEnd(utterance, 7, false);
        },
        finishSentence() {
          for (const utterance of [...held].filter((one) => one !== playing?.utterance)) {
            held.delete(utterance);
            listener.onEnd(utterance, 7, false);
          }
          return playing;
        },
        holds: (utterance) => held.has(utterance),
      };
    },
  });
  const say = (utterance: number, text: string, volume = 1) =>
    mouth.speak({ utterance, text, language: 'en', rate: 1, volume });
  const play = (utterance: number, sentence: number) => {
    playing = { utterance, sentence };
    player?.onStart(utterance, 10);
    player?.onSentence(utterance, sentence, 10);
  };
  return {
    mouth,
    events,
    written,
    loudest,
    finished,
    ducked,
    say,
    play,
    player: () => player as PlayerEvents,
  };
}

describe('a mouth', () => {
  it('speaks sentence by sentence with a pause between, and tells them when audible', async () => {
    const { say, written, finished, player, events } = setUp();
    say(1, 'One. Two.');
    await sleep(5);
    expect(written).toEqual(['1.0 sound', '1.0 pause', '1.1 sound']);
    expect(finished).toEqual([1]);
    player().onStart(1, 10);
    player().onSentence(1, 0, 10);
    player().onSentence(1, 1, 20);
    player().onEnd(1, 30, true);
    expect(events).toEqual([
      { kind: 'audio-start', utterance: 1, at: 10 },
      { kind: 'sentence', utterance: 1, index: 0, text: 'One.', at: 10 },
      { kind: 'sentence', utterance: 1, index: 1, text: 'Two.', at: 20 },
      {
        kind: 'audio-end',
        utterance: 1,
        at: 30,
        completed: true,
        heardText: 'One. Two.',
        rest: '',
      },
    ]);
  });

  it('when silenced, ends what is said with the words that were heard, and what waits with none', async () => {
    const { say, mouth, player, events } = setUp();
    say(1, 'One. Two.');
    say(2, 'Three.');
    await sleep(5);
    player().onStart(1, 10);
    player().onSentence(1, 0, 10);
    say(3, 'Four.');
    mouth.silence();
    const ends = events.filter((event) => event.kind === 'audio-end');
    expect(
      ends.map(({ utterance, completed, heardText }) => [utterance, completed, heardText]),
    ).toEqual([
      [1, false, 'One.'],
      [2, false, ''],
      [3, false, ''],
    ]);
  });

  it('speaks again after it was silenced in the middle of a sentence', async () => {
    let release = () => {};
    const slow = {
      async speak({ signal, onAudio }: Parameters<ReturnType<typeof scriptedVoice>['speak']>[0]) {
        await new Promise<void>((resolve) => {
          release = resolve;
          signal.addEventListener('abort', () => resolve());
        });
        onAudio(new Float32Array(100).fill(0.5), 16_000);
      },
    };
    const { say, mouth, written, finished, events } = setUp(slow);
    say(1, 'One.');
    await sleep(5);
    mouth.silence();
    say(2, 'Two.');
    await sleep(5);
    release();
    await sleep(5);
    expect(written).toEqual(['2.0 sound']); // Nothing of the first came after.
    expect(finished).toEqual([2]);
    expect(events[0]).toMatchObject({ kind: 'audio-end', utterance: 1, completed: false });
  });

  it('ends an utterance with the failure when no voice can speak it', async () => {
    const voice = scriptedVoice();
    voice.fail = 'broken';
    const { say, events } = setUp(voice);
    say(1, 'One.');
    await sleep(5);
    expect(events).toEqual([
      {
        kind: 'audio-end',
        utterance: 1,
        at: 7,
        completed: false,
        heardText: '',
        rest: 'One.',
        failure: 'the voice failed: broken',
      },
    ]);
  });

  it('refuses a number in use and more than 32 utterances', () => {
    const { say } = setUp();
    expect(say(1, 'One.')).toBe(true);
    expect(say(1, 'One.')).toBe(false);
    for (let utterance = 2; utterance <= 32; utterance++)
      expect(say(utterance, 'More.')).toBe(true);
    expect(say(33, 'Too much.')).toBe(false);
  });

  it('completes a text with nothing to say in it', async () => {
    const { say, events } = setUp();
    say(1, '...');
    await sleep(5);
    expect(events).toMatchObject([{ kind: 'audio-end', completed: true, heardText: '' }]);
  });

  it('speaks each utterance as loud as it is told, whatever the player', async () => {
    const { say, loudest } = setUp();
    say(1, 'One.', 0.5);
    say(2, 'Two.', 1);
    say(3, 'Three.', 4);
    await sleep(5);
    expect(loudest[0]).toBeCloseTo(0.25);
    expect(loudest[1]).toBeCloseTo(0.5);
    expect(loudest[2]).toBeGreaterThan(0.9);
    expect(loudest[2]).toBeLessThan(1);
  });

  it('drops what a voice gives after it was told to stop', async () => {
    let late: (() => void) | undefined;
    const deaf = {
      async speak({ onAudio }: Parameters<ReturnType<typeof scriptedVoice>['speak']>[0]) {
        await new Promise<void>((resolve) => {
          late = resolve;
        });
        onAudio(new Float32Array(10).fill(0.5), 16_000);
      },
    };
    const { say, mouth, written } = setUp(deaf);
    say(1, 'One.');
    await sleep(5);
    mouth.silence();
    late?.();
    await sleep(5);
    expect(written).toEqual([]);
  });

  it('told to finish its sentence, says that one to its end and nothing after it, then what comes new', async () => {
    const release: (() => void)[] = [];
    const slow = {
      async speak({ signal, onAudio }: Parameters<ReturnType<typeof scriptedVoice>['speak']>[0]) {
        await new Promise<void>((resolve) => {
          release.push(resolve);
          signal.addEventListener('abort', () => resolve());
        });
        onAudio(new Float32Array(100).fill(0.5), 16_000);
      },
    };
    const { say, play, mouth, written, finished, events, player } = setUp(slow);
    say(1, 'One. Two. Three.');
    say(2, 'Dropped.');
    await sleep(5);
    release.shift()?.();
    await sleep(5);
    // The second sentence is being made while the first is heard.
    play(1, 0);
    mouth.finishSentence();
    say(3, 'New.');
    await sleep(5);
    release.at(-1)?.();
    await sleep(5);
    expect(written).toEqual(['1.0 sound', '3.0 sound']);
    expect(finished).toEqual([1, 3]);
    player().onEnd(1, 30, true);
    const ends = events.filter((event) => event.kind === 'audio-end');
    expect(
      ends.map(({ utterance, completed, heardText }) => [utterance, completed, heardText]),
    ).toEqual([
      [2, false, ''],
      [1, false, 'One.'],
    ]);
  });

  it('told so while the sentence that is heard is still being made, makes the rest of it', async () => {
    let more = () => {};
    const streaming = {
      async speak({ onAudio }: Parameters<ReturnType<typeof scriptedVoice>['speak']>[0]) {
        onAudio(new Float32Array(100).fill(0.5), 16_000);
        await new Promise<void>((resolve) => {
          more = resolve;
        });
        onAudio(new Float32Array(100).fill(0.5), 16_000);
      },
    };
    const { say, play, mouth, written, finished, events, player } = setUp(streaming);
    say(1, 'One. Two.');
    await sleep(5);
    play(1, 0);
    mouth.finishSentence();
    more();
    await sleep(5);
    expect(written).toEqual(['1.0 sound', '1.0 sound']);
    expect(finished).toEqual([1]);
    player().onEnd(1, 30, true);
    expect(events.at(-1)).toMatchObject({ kind: 'audio-end', completed: false, heardText: 'One.' });
  });

  it('told so in its last sentence, completes it as if nothing had been said', async () => {
    const { say, play, mouth, events, player } = setUp();
    say(1, 'One. Two.');
    await sleep(5);
    play(1, 1);
    mouth.finishSentence();
    player().onEnd(1, 30, true);
    expect(events.at(-1)).toMatchObject({ kind: 'audio-end', completed: true });
  });

  it('told so before anything is audible, drops everything and can speak again', async () => {
    const { say, mouth, events, finished } = setUp();
    say(1, 'One.');
    mouth.finishSentence();
    say(2, 'Two.');
    await sleep(5);
    expect(events[0]).toMatchObject({ kind: 'audio-end', utterance: 1, completed: false });
    expect(finished).toEqual([2]);
  });
});
