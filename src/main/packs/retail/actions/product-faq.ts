import { z } from 'zod';
import type { ActionReply, CheckResult, Entity, ReadAction, Slots } from '../../../actions/port.ts';
import { findPolicy, policyCard } from '../policies.ts';
import { localised } from '../../kit/localised.ts';
import { answerAbout, policyOf, type ProductTopic, productTopics } from '../product-answers.ts';
import { type Product, productMention } from '../products.ts';
import { findKeyword, spaced } from '../../../language/keyword.ts';
import { detailedCard } from '../specifications.ts';
import words from '../words.json' with { type: 'json' };
import { askProduct, chooseProduct, product, productParameters } from './choose-product.ts';

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

/** "Is there a warranty on electronics" asks about the shop: no product is meant. */
function isGeneral(slots: Slots): boolean {
  const topic = topicSchema.safeParse(slots['faq_topic']).data;
  const name = slots['product'];
  return (
    topic !== undefined && policyOf(topic) !== null && typeof name === 'string' && isCategory(name)
  );
}

const productAsked: Entity = {
  ...product,
  candidates: (slots, context) => (isGeneral(slots) ? null : product.candidates(slots, context)),
};

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
  entities: [productAsked],
  effect: 'read',
  check(slots, context): CheckResult<Question> {
    const topic = topicSchema.safeParse(slots['faq_topic']).data;
    const aspect = slots['specification'];
    const specification = typeof aspect === 'string' ? aspect : null;
    const chosen = isGeneral(slots) ? undefined : chooseProduct(slots, context);
    // So does "is there a warranty?" with nothing to point at.
    if (topic && policyOf(topic) !== null && chosen?.status !== 'ready')
      return { status: 'ready', input: { product: null, topic, specification } };
    if (chosen?.status !== 'ready') return chosen ?? askProduct();
    const about = chosen.input;
    if (topic) return { status: 'ready', input: { product: about, topic, specification } };
    if (specification !== null) {
      return {
        status: 'ready',
        input: { product: about, topic: 'specifications', specification },
      };
    }
    return {
      status: 'needs',
      slot: 'faq_topic',
      clear: true,
      phrase: {
        key: 'ask.faq_topic_of',
        params: { name: localised(about, 'name', context.language) },
      },
      mentions: productTopics.map((one) => ({
        name: { kind: 'phrase', key: `topic.${one}` },
        words: one,
        slots: { faq_topic: one, product_id: about.id },
        intent: 'get_product_faq',
      })),
    };
  },
  run({ product: about, topic, specification }, context): ActionReply {
    const { db, language } = context;
    if (about) {
      const answer = answerAbout(about, topic, specification, context);
      return {
        phrases: answer.phrases,
        cards: [...(answer.card ? [answer.card] : []), detailedCard(about, context)],
        focus: { product_id: about.id },
        mentions: [productMention(about, language)],
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
