import { z } from 'zod';
import type { ActionReply, CheckResult, ReadAction } from '../../../actions/port.ts';
import { findPolicy, policyCard } from '../policies.ts';
import { localised } from '../localised.ts';
import { answerAbout, policyOf, type ProductTopic, productTopics } from '../product-answers.ts';
import { type Product, productMention } from '../products.ts';
import { findKeyword, spaced } from '../slots/keyword.ts';
import { detailedCard } from '../specifications.ts';
import words from '../words.json' with { type: 'json' };
import { chooseProduct, productParameters } from './choose-product.ts';

interface Question {
  /** Null: the shop in general. */
  readonly product: Product | null;
  readonly topic: ProductTopic;
  /** The property asked for, such as "battery". */
  readonly specification: string | null;
}

/** Nothing but the name of a category. */
const isCategory = (name: string) =>
  spaced(name)
    .split(' ')
    .every((word) => findKeyword(word, words.categories) !== undefined);

const topicSchema = z.enum(productTopics);

export const productFaq: ReadAction<Question> = {
  name: 'get_product_faq',
  description:
    'A question about one product: its warranty, delivery, return, use, or one of its specifications',
  parameters: z.object({
    faq_topic: topicSchema.optional(),
    ...productParameters,
    specification: z
      .string()
      .optional()
      .describe('the property asked for, such as battery, fabric, size, care'),
  }),
  effect: 'read',
  check(slots, context): CheckResult<Question> {
    const topic = topicSchema.safeParse(slots['faq_topic']).data;
    const aspect = slots['specification'];
    const specification = typeof aspect === 'string' ? aspect : null;
    const chosen = chooseProduct(slots, context);
    const named = typeof slots['product'] === 'string' && slots['product'] !== '';
    if (chosen.status !== 'ready') {
      // "Is there a warranty?" with nothing to point at asks about the shop, and so does "on electronics".
      const general =
        topic && policyOf(topic) !== null && (!named || isCategory(String(slots['product'])));
      return general ? { status: 'ready', input: { product: null, topic, specification } } : chosen;
    }
    const product = chosen.input;
    if (topic) return { status: 'ready', input: { product, topic, specification } };
    if (specification !== null)
      return { status: 'ready', input: { product, topic: 'specifications', specification } };
    return {
      status: 'needs',
      slot: 'faq_topic',
      clear: true,
      phrase: {
        key: 'ask.faq_topic_of',
        params: { name: localised(product, 'name', context.language) },
      },
      mentions: productTopics.map((one) => ({
        name: { kind: 'phrase', key: `topic.${one}` },
        words: one,
        slots: { faq_topic: one, product_id: product.id },
        intent: 'get_product_faq',
      })),
    };
  },
  run({ product, topic, specification }, context): ActionReply {
    const { db, language } = context;
    if (product) {
      const answer = answerAbout(product, topic, specification, context);
      return {
        phrases: answer.phrases,
        cards: [...(answer.card ? [answer.card] : []), detailedCard(product, context)],
        focus: { product_id: product.id },
        mentions: [productMention(product, language)],
      };
    }
    const type = policyOf(topic);
    const policy = type && findPolicy(db, type);
    if (!policy) return { phrases: [{ key: 'faq.none' }], empty: true };
    return {
      phrases: [
        { key: 'policy.summary', params: { summary: localised(policy, 'summary', language) } },
      ],
      cards: [policyCard(policy, language)],
    };
  },
};
