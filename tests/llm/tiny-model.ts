import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LlmRequest } from '../../src/contract/llm.ts';

/** The tiny GGUF that proves the plumbing: $VAANI_TEST_MODELS, or beside the checkout. */
const folder =
  process.env['VAANI_TEST_MODELS'] ?? join(import.meta.dirname, '../../../shared/models');
export const tinyModel = join(folder, 'llm-stories260K', 'stories260K.gguf');

/** Why tests with a model are skipped, or undefined when they run. */
export const skipReason = existsSync(tinyModel) ? undefined : `no ${tinyModel}`;

export const never = new AbortController().signal;

export const tools = [
  {
    name: 'order_status',
    description: 'Where an order is.',
    parameters: {
      type: 'object',
      properties: {
        orderId: { type: 'string', maxLength: 6 },
        note: { type: 'string', maxLength: 10 },
      },
      required: ['orderId'],
    },
  },
  {
    name: 'hand_over',
    description: 'Ask a colleague to come.',
    parameters: {
      type: 'object',
      properties: { reason: { enum: ['asked', 'stuck'] } },
      required: ['reason'],
    },
  },
];

export function question(text: string, rest: Partial<LlmRequest> = {}): LlmRequest {
  return {
    messages: [
      { role: 'system', content: 'You are a kiosk in a shop.' },
      { role: 'user', content: text },
    ],
    tools: [],
    maxTokens: 40,
    ...rest,
  };
}
