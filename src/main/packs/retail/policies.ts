import type { Card } from '../../../contract/cards.ts';
import type { Language } from '../../../contract/language.ts';
import type { Database } from '../../store/port.ts';
import { localised } from '../kit/localised.ts';

export const policyTypes = ['returns', 'refunds', 'shipping', 'privacy', 'warranty'] as const;
export type PolicyType = (typeof policyTypes)[number];

/** A row of the policies table; its texts are read with `localised`. */
export interface Policy {
  readonly id: string;
}

export function findPolicy(db: Database, type: PolicyType): Policy | undefined {
  return db.get<Policy>('SELECT * FROM policies WHERE type = :type', { type });
}

/** The whole policy, to be read. */
export function policyCard(policy: Policy, language: Language): Card {
  return {
    kind: 'policy',
    id: policy.id,
    title: localised(policy, 'title', language),
    content: localised(policy, 'content', language).split(/\n\n+/),
  };
}
