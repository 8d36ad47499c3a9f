import { z } from 'zod';
import type { LlmRequest, LlmTool } from '../../contract/llm.ts';
import type { DialogueState, Understanding } from '../dialogue/port.ts';
import type { Pack } from '../packs/pack.ts';

/** What a language model is asked: messages, and the tools of which it may call one. */
export type Prompt = Pick<LlmRequest, 'messages' | 'tools'>;

const noneTool = 'none_of_these';

const systemPrompt = [
  'You work out what a customer at a kiosk wants. Customers speak English, Hindi, Bengali or Marathi, and speech recognition makes mistakes.',
  `Call the one tool that fits, with the details the customer gave and no others. Call ${noneTool} when no tool fits.`,
].join(' ');

const shortSystemPrompt = `Call the one tool that fits what the customer said, or ${noneTool}.`;

/** Every intent of the pack, each with all its details. */
export function fullPrompt(heard: Understanding, state: DialogueState, pack: Pack): Prompt {
  const context = state.task ? `\nThey were busy with: ${state.task.intent}.` : '';
  const said = `The customer said: ${JSON.stringify(heard.text)}${context}`;
  return {
    messages: messages(systemPrompt, said),
    tools: [...Object.keys(pack.intents).map((name) => tool(name, pack)), none()],
  };
}

/**
 * A fraction of that, for a model that was too slow: what is being done, then the likeliest intents,
 * `limit` of them at most, without explanations of their details and without those that are known.
 * Where nothing is likely, the names of all.
 */
export function shortPrompt(
  heard: Understanding,
  state: DialogueState,
  pack: Pack,
  limit: number,
): Prompt {
  const busy = state.task?.intent;
  const known = Object.keys(state.task?.slots ?? {});
  const likely = [busy, heard.intent, ...heard.alternatives.map(({ intent }) => intent)].filter(
    (name) => name !== undefined && name !== null && Object.hasOwn(pack.intents, name),
  ) as string[];
  const names = [...new Set(likely)].slice(0, limit);
  const tools =
    names.length > 0
      ? names.map((name) => shortTool(name, pack, name === busy ? known : []))
      : Object.keys(pack.intents).map((name) => shortTool(name, pack, null));
  const context = busy ? `\nBusy with: ${busy}.` : '';
  return {
    messages: messages(shortSystemPrompt, `${JSON.stringify(heard.text)}${context}`),
    tools: [...tools, none()],
  };
}

function messages(system: string, user: string): Prompt['messages'] {
  return [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ];
}

function tool(name: string, pack: Pack): LlmTool {
  const action = actionOf(name, pack);
  return {
    name,
    description: action?.description ?? name,
    parameters: z.toJSONSchema(action?.parameters ?? z.object({})) as Record<string, unknown>,
  };
}

/** `known`: details to leave out; null for all of them. */
function shortTool(name: string, pack: Pack, known: readonly string[] | null): LlmTool {
  const { description, parameters } = tool(name, pack);
  const properties = (parameters['properties'] ?? {}) as Record<string, object>;
  const wanted = Object.entries(properties).filter(([slot]) => known && !known.includes(slot));
  return {
    name,
    description,
    parameters: {
      type: 'object',
      properties: Object.fromEntries(wanted.map(([slot, schema]) => [slot, bare(schema)])),
      additionalProperties: false,
    },
  };
}

function none(): LlmTool {
  return {
    name: noneTool,
    description: 'Nothing else fits',
    parameters: z.toJSONSchema(z.object({})) as Record<string, unknown>,
  };
}

function actionOf(name: string, pack: Pack) {
  const intent = pack.intents[name];
  return intent && pack.actions[intent.action];
}

/** A schema without its explanations, whatever it holds. */
function bare(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key]) => key !== 'description' && key !== 'title');
  return Object.fromEntries(kept.map(([key, value]) => [key, bare(value)]));
}
