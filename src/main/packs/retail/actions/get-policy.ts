import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { localised } from '../localised.ts';

const policyType = z.enum(['returns', 'refunds', 'shipping', 'privacy', 'warranty']);

export const getPolicy: ReadAction<z.infer<typeof policyType>> = {
  name: 'get_policy',
  description: 'A policy of the shop: returns, refunds, shipping, privacy or warranty',
  parameters: z.object({ policy_type: policyType.optional() }),
  effect: 'read',
  check(slots) {
    const parsed = policyType.safeParse(slots['policy_type']);
    if (parsed.success) return { status: 'ready', input: parsed.data };
    return {
      status: 'needs',
      slot: 'policy_type',
      clear: true,
      phrase: { key: 'ask.policy_type' },
    };
  },
  run(type, { db, language }) {
    const row = db.get<{ id: string }>('SELECT * FROM policies WHERE type = :type', { type });
    if (!row) return { phrases: [{ key: 'faq.none' }] };
    return {
      phrases: [
        { key: 'policy.summary', params: { summary: localised(row, 'summary', language) } },
      ],
      cards: [
        {
          kind: 'policy',
          id: row.id,
          title: localised(row, 'title', language),
          content: localised(row, 'content', language).split(/\n\n+/),
        },
      ],
    };
  },
};
