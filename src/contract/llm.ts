import { z } from 'zod';
import type { Api } from './rpc/api.ts';

/** What the llm process offers; see llm/port.ts for the port that hides where a model runs. */

export const llmMessageSchema = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
});
export type LlmMessage = z.infer<typeof llmMessageSchema>;

/** A tool the model may call; `parameters` is a JSON Schema object. */
export const llmToolSchema = z.object({
  name: z.string(),
  description: z.string(),
  parameters: z.record(z.string(), z.unknown()),
});
export type LlmTool = z.infer<typeof llmToolSchema>;

export const llmRequestSchema = z.object({
  messages: z.array(llmMessageSchema).min(1),
  tools: z.array(llmToolSchema),
  maxTokens: z.number().int().positive().max(2048),
  temperature: z.number().min(0).max(2).default(0),
});
export type LlmRequest = z.input<typeof llmRequestSchema>;

/** The whole answer: words for the person, or one tool call with arguments that fit the tool's schema. */
export const llmAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({
    kind: z.literal('call'),
    name: z.string(),
    arguments: z.record(z.string(), z.unknown()),
  }),
]);
export type LlmAnswer = z.infer<typeof llmAnswerSchema>;

export const llmApi = {
  calls: {
    load: {
      params: z.object({
        modelPath: z.string(),
        contextSize: z.number().int(),
        threads: z.number().int(),
      }),
      result: z.object({ name: z.string(), loadMs: z.number() }),
    },
    /** Cancel the call to abort it. Text arrives as `text` events with this `request` number meanwhile. */
    complete: {
      params: z.object({ request: z.number().int(), ...llmRequestSchema.shape }),
      result: llmAnswerSchema,
    },
    unload: { params: z.object({}), result: z.object({}) },
  },
  events: { text: z.object({ request: z.number().int(), text: z.string() }) },
} as const satisfies Api;
export type LlmApi = typeof llmApi;
