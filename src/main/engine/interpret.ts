import { z } from 'zod';
import type { LlmTool } from '../../contract/llm.ts';
import type { DialogueState, Understanding } from '../dialogue/port.ts';
import { type LanguageModel, LlmError } from '../llm/port.ts';
import type { Log } from '../ops/log.ts';
import type { Pack } from '../packs/pack.ts';
import type { Interpret } from './session.ts';

/** Longer than this, and asking again serves the person better. */
const timeoutMs = 8_000;
/** Room for one tool call. */
const maxTokens = 200;
/** What the model finds is checked by the action agent like any words; it is never more sure than this. */
const modelConfidence = 0.6;

/**
 * Asks a language model what an utterance means. The model may only choose one of the pack's
 * intents and fill its slots; it never words an answer and never runs anything, so a change it
 * proposes still waits for a yes. Null when it is unsure too, fails or takes too long.
 */
export function createInterpreter(model: LanguageModel, pack: Pack, log: Log): Interpret {
  const tools = intentTools(pack);
  return async (heard, state, signal) => {
    try {
      const answer = await model.complete(
        {
          messages: [
            { role: 'system', content: systemPrompt },
            { role: 'user', content: userPrompt(heard.text, state) },
          ],
          tools,
          maxTokens,
        },
        { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) },
      );
      return answer.kind === 'call' ? understood(heard, answer.name, answer.arguments, pack) : null;
    } catch (error) {
      if (!(error instanceof LlmError)) throw error;
      log.warn({ model: model.name, code: error.code }, 'the language model gave no answer');
      return null;
    }
  };
}

const noneTool = 'none_of_these';

const systemPrompt = [
  'You work out what a customer at a kiosk wants. Customers speak English, Hindi, Bengali or Marathi, and speech recognition makes mistakes.',
  `Call the one tool that fits, with the details the customer gave and no others. Call ${noneTool} when no tool fits.`,
].join(' ');

function userPrompt(text: string, state: DialogueState): string {
  const context = state.task ? `\nThey were busy with: ${state.task.intent}.` : '';
  return `The customer said: ${JSON.stringify(text)}${context}`;
}

function intentTools(pack: Pack): LlmTool[] {
  const tools = Object.entries(pack.intents).map(([name, intent]) => {
    const action = pack.actions[intent.action];
    return {
      name,
      description: action?.description ?? name,
      parameters: z.toJSONSchema(action?.parameters ?? z.object({})) as Record<string, unknown>,
    };
  });
  const none = {
    name: noneTool,
    description: 'Nothing else fits',
    parameters: z.toJSONSchema(z.object({})) as Record<string, unknown>,
  };
  return [...tools, none];
}

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
  };
}
