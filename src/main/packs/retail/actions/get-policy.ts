import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { findPolicy, policyCard, policyTypes, type PolicyType } from '../policies.ts';
import { localised } from '../../kit/localised.ts';

const policyType = z.enum(policyTypes);

export const getPolicy: ReadAction<PolicyType> = {
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
      mentions: policyTypes.map((type) => ({
        name: { kind: 'phrase', key: `policy.${type}` },
        words: type,
        slots: { policy_type: type },
        intent: 'get_policy',
      })),
    };
  },
  run(type, { db, language }) {
    const policy = findPolicy(db, type);
    if (!policy) return { phrases: [{ key: 'faq.none' }], empty: true };
    return {
      phrases: [
        { key: 'policy.summary', params: { summary: localised(policy, 'summary', language) } },
      ],
      cards: [policyCard(policy, language)],
    };
  },
};
