import type { Card } from '../../../contract/cards.ts';
import type { ActionContext, Phrase, PhraseParam } from '../../actions/port.ts';
import type { Database } from '../../store/port.ts';
import { faqCard } from '../kit/questions/ask-faq.ts';
import { type Faq, faqsOfProduct } from './faqs.ts';
import { localised } from '../kit/localised.ts';
import { findPolicy, policyCard, type PolicyType } from './policies.ts';
import type { Product } from './products.ts';
import { colourName, type SpecificationRow, specificationRows } from './specifications.ts';
import { findKeyword } from '../../language/keyword.ts';
import { rowsAbout, wordsAbout } from './slots/product-questions.ts';

export const productTopics = [
  'warranty',
  'shipping',
  'returns',
  'usage',
  'specifications',
] as const;
export type ProductTopic = (typeof productTopics)[number];

export interface ProductAnswer {
  readonly phrases: readonly Phrase[];
  /** Beside the card of the product. */
  readonly card?: Card;
}

/** Rows of a specification that are said when the whole of it is asked for. */
const maxSaid = 3;

/** The policy of the shop that answers for every product. */
export function policyOf(topic: ProductTopic): PolicyType | null {
  return topic === 'usage' || topic === 'specifications' ? null : topic;
}

/**
 * The answer from what is known: the product's own questions, its specification, the shop's policy,
 * in this order. Where nothing is known, the answer says so.
 */
export function answerAbout(
  product: Product,
  topic: ProductTopic,
  aspect: string | null,
  context: ActionContext,
): ProductAnswer {
  const { language } = context;
  const own =
    ownFaq(context.db, product, topic, aspect) ??
    (aspect === null || policyOf(topic) !== null
      ? undefined
      : ownFaq(context.db, product, null, aspect));
  if (own) {
    return {
      phrases: [{ key: 'faq.answer', params: { answer: localised(own, 'answer', language) } }],
      card: faqCard(own, language),
    };
  }
  const rows = specificationRows(product, language);
  const name = localised(product, 'name', language);
  if (topic === 'warranty') return warrantyOf(product, rows, context);
  if (aspect !== null && policyOf(topic) === null) {
    const row = rowAbout(product, aspect, rows, context);
    return { phrases: [row ? specificationSaid(name, row) : unknown(name)] };
  }
  if (topic === 'specifications') {
    const said = rows.slice(0, maxSaid);
    if (said.length === 0) return { phrases: [unknown(name)] };
    return {
      phrases: [
        { key: 'product_faq.overview', params: { name } },
        ...said.map(({ label, value }) => ({
          key: 'product_faq.row',
          params: { label, value },
        })),
      ],
    };
  }
  if (topic === 'usage') {
    const care = rows.find(({ key }) => key === 'Care');
    return { phrases: [care ? specificationSaid(name, care) : unknown(name)] };
  }
  return fromPolicy(topic, context) ?? { phrases: [unknown(name)] };
}

/** A warranty of its own, else the one for electronics; nothing else is promised. */
function warrantyOf(
  product: Product,
  rows: readonly SpecificationRow[],
  context: ActionContext,
): ProductAnswer {
  const name = localised(product, 'name', context.language);
  const row = rows.find(({ key }) => key === 'Warranty');
  if (row) {
    return {
      phrases: [{ key: 'product_faq.warranty', params: { name, period: row.value } }],
    };
  }
  const policy = product.category === 'electronics' ? fromPolicy('warranty', context) : undefined;
  return policy ?? { phrases: [{ key: 'product_faq.no_warranty', params: { name } }] };
}

function fromPolicy(type: PolicyType, { db, language }: ActionContext): ProductAnswer | undefined {
  const policy = findPolicy(db, type);
  if (!policy) return undefined;
  return {
    phrases: [
      { key: 'policy.summary', params: { summary: localised(policy, 'summary', language) } },
    ],
    card: policyCard(policy, language),
  };
}

/** The question of this product that is on the topic, and names the property if one is asked for. */
function ownFaq(
  db: Database,
  product: Product,
  topic: ProductTopic | null,
  aspect: string | null,
): Faq | undefined {
  const faqs = faqsOfProduct(db, product.id).filter((faq) => topic === null || faq.topic === topic);
  if (aspect !== null) {
    const table = { [aspect]: wordsAbout(aspect) };
    return faqs.find((faq) => findKeyword(localised(faq, 'question', 'en'), table) !== undefined);
  }
  // What is in a specification is answered from it, exactly.
  return topic === 'specifications' ? undefined : faqs[0];
}

function rowAbout(
  product: Product,
  aspect: string,
  rows: readonly SpecificationRow[],
  { label, language }: ActionContext,
): SpecificationRow | undefined {
  for (const key of rowsAbout(aspect)) {
    const row = rows.find((one) => one.key === key);
    if (row) return row;
  }
  // Not in the specification, but known.
  const value =
    aspect === 'brand'
      ? product.brand
      : aspect === 'colour' && product.color && colourName(product.color, language);
  if (value) return { key: aspect, label: label(`spec.${aspect}`), value };
  return undefined;
}

function specificationSaid(name: string, { label, value }: SpecificationRow): Phrase {
  const params: Record<string, PhraseParam> = { name, label, value };
  return { key: 'product_faq.specification', params };
}

const unknown = (name: string): Phrase => ({ key: 'product_faq.unknown', params: { name } });
