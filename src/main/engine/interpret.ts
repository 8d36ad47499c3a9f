import type { Understanding } from '../dialogue/port.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { type LanguageModel, LlmError } from '../llm/port.ts';
import type { Log } from '../ops/log.ts';
import type { Pack } from '../packs/pack.ts';
import { fullPrompt, shortPrompt } from './interpret-prompt.ts';
import { inTries, type Try } from './interpret-tries.ts';
import type { Interpret } from './session.ts';

/** Room for one tool call. */
const maxTokens = 200;
/** What the model finds is checked by the action agent like any words; it is never more sure than this. */
const modelConfidence = 0.6;

/** Longer than this, and asking the person again serves them better. */
const totalMs = 12_000;
/**
 * A model that was too slow, or failed in a way that may pass, is asked again with less to read. The
 * first try has the time that the others leave: 6 s when it is slow, and what it does not use goes to
 * the next.
 */
const tries = [
  { backoffMs: 0, atLeastMs: 5_000 },
  { backoffMs: 300, atLeastMs: 3_500 },
  { backoffMs: 700, atLeastMs: 1_500 },
] as const satisfies readonly Try[];
/** How many intents the model chooses from in each try; all of them in the first. */
const choices = [Number.POSITIVE_INFINITY, 5, 2] as const;

/**
 * Asks a language model what an utterance means. The model may only choose one of the pack's
 * intents and fill its slots; it never words an answer and never runs anything, so a change it
 * proposes still waits for a yes. Null when it is unsure too, fails or takes too long.
 */
export function createInterpreter(
  model: LanguageModel,
  pack: Pack,
  log: Log,
  clock: Clock = systemClock,
): Interpret {
  return async (heard, state, signal) => {
    try {
      const answer = await inTries({ tries, totalMs, signal, clock }, (index, ownSignal) => {
        const limit = choices[index] ?? 1;
        const prompt = Number.isFinite(limit)
          ? shortPrompt(heard, state, pack, limit)
          : fullPrompt(heard, state, pack);
        return model.complete({ ...prompt, maxTokens }, { signal: ownSignal });
      });
      return answer.kind === 'call' ? understood(heard, answer.name, answer.arguments, pack) : null;
    } catch (error) {
      if (!(error instanceof LlmError)) throw error;
      log.warn({ model: model.name, code: error.code }, 'the language model gave no answer');
      return null;
    }
  };
}

/** A tool call as an understanding of the same words; null when it is none of the pack's. */
function understood(
  heard: Understanding,
  name: string,
  args: Readonly<Record<string, unknown>>,
  pack: Pack,
): Understanding | null {
  const intent = Object.hasOwn(pack.intents, name) ? pack.intents[name] : undefined;
  const action = intent && pack.actions[intent.action];
  if (!intent || !action) return null;
  const parsed = action.parameters.partial().safeParse(args);
  if (!parsed.success) return null;
  const slots = Object.entries(parsed.data)
    .filter(([slot, value]) => intent.slots.includes(slot) && value !== undefined && value !== '')
    .map(([slot, value]) => [slot, { value, confidence: modelConfidence }] as const);
  return {
    ...heard,
    act: 'request',
    intent: name,
    confidence: modelConfidence,
    slots: Object.fromEntries(slots) as Understanding['slots'],
    further: [],
  };
}
