import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { loadResampler, type ResamplerFactory } from '../../src/main/speech/audio/resample.ts';
import { mouthOnSpeaker } from '../fakes/mouth-on-speaker.ts';

let resamplers: ResamplerFactory;
beforeAll(async () => {
  resamplers = await loadResampler();
});

const texts = [
  'One here.',
  'Two is said, and it goes on for a while. Then there is more.',
  'Three here. Four here. Five here.',
  '...',
];
const text = fc.constantFrom(...texts);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('speak' as const), text, holding: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('prepare' as const), text }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('run' as const), ms: fc.integer({ min: 0, max: 900 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('silence', 'finishSentence', 'release') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('hang', 'fail', 'mend') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('duck' as const), on: fc.boolean() }) },
);

const words = (sentence: string) => sentence.match(/[\p{L}\p{N}]+/gu) ?? [];

it('whatever happens in whatever order, each utterance ends once and no word of it is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { natural, mouth, events, run, say } = mouthOnSpeaker(resamplers);
      const said = new Map<number, { text: string; holding: boolean }>();
      for (const one of steps) {
        if (one.do === 'speak') {
          const utterance = said.size + 1;
          expect(say(utterance, one.text, one.holding)).toBe(true);
          said.set(utterance, one);
        } else if (one.do === 'prepare') mouth.prepare({ text: one.text, language: 'en', rate: 1 });
        else if (one.do === 'run') await run(one.ms);
        else if (one.do === 'duck') mouth.duck(one.on);
        else if (one.do === 'silence') mouth.silence();
        else if (one.do === 'finishSentence') mouth.finishSentence();
        else if (one.do === 'release') natural.release();
        else {
          natural.hang = one.do === 'hang' ? 'before' : undefined;
          natural.fail = one.do === 'fail' ? 'scripted' : undefined;
        }
      }
      natural.hang = undefined;
      natural.fail = undefined;
      for (let nth = 0; nth < 20; nth++) natural.release();
      const ended = () => events.filter((event) => event.kind === 'audio-end');
      for (let nth = 0; nth < 80 && ended().length < said.size; nth++) await run(500);
      const ends = ended();
      expect(ends.map(({ utterance }) => utterance).toSorted((a, b) => a - b)).toEqual([
        ...said.keys(),
      ]);
      for (const { utterance, completed, heardText, rest, failure } of ends) {
        const { text: whole = '', holding = false } = said.get(utterance) ?? {};
        if (completed) expect(rest).toBe('');
        if (failure === undefined && completed) expect(words(heardText)).toEqual(words(whole));
        if (holding) {
          expect(rest).toBe('');
          expect(failure).toBeUndefined();
        } else {
          // The sentence that was cut is in both; nothing is in neither.
          const left = words(rest);
          expect(words(whole).slice(words(whole).length - left.length)).toEqual(left);
          expect(words(heardText).length + left.length).toBeGreaterThanOrEqual(words(whole).length);
        }
      }
      // One voice at a time: an utterance begins only after the one before it has ended.
      let open = 0;
      for (const event of events) {
        if (event.kind === 'audio-start') expect(++open).toBe(1);
        if (event.kind === 'audio-end' && startedBefore(events, event)) open -= 1;
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

function startedBefore(
  events: ReturnType<typeof mouthOnSpeaker>['events'],
  end: { readonly utterance: number },
): boolean {
  return events.some((event) => event.kind === 'audio-start' && event.utterance === end.utterance);
}
