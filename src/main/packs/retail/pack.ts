import type { Pack } from '../pack.ts';
import { askFaq } from './actions/ask-faq.ts';
import { cancelOrder } from './actions/cancel-order.ts';
import { getPolicy } from './actions/get-policy.ts';
import { searchProducts } from './actions/search-products.ts';
import { trackOrder } from './actions/track-order.ts';
import bnExamples from './intents/bn.json' with { type: 'json' };
import enExamples from './intents/en.json' with { type: 'json' };
import hiExamples from './intents/hi.json' with { type: 'json' };
import mrExamples from './intents/mr.json' with { type: 'json' };
import bnPhrases from './phrases/bn.json' with { type: 'json' };
import enPhrases from './phrases/en.json' with { type: 'json' };
import hiPhrases from './phrases/hi.json' with { type: 'json' };
import mrPhrases from './phrases/mr.json' with { type: 'json' };
import { isSeeded, seed } from './seed.ts';
import { slots } from './slots.ts';

/** Support desk of a shop. */
export const retail: Pack = {
  id: 'retail',
  intents: {
    track_order: {
      action: 'track_order',
      slots: ['order_id', 'phone_last4'],
      carries: ['order_id'],
      kind: 'task',
      choice: 'choice.track',
    },
    cancel_order: {
      action: 'cancel_order',
      slots: ['order_id', 'phone_last4'],
      carries: ['order_id'],
      kind: 'task',
      choice: 'choice.cancel',
    },
    search_products: {
      action: 'search_products',
      slots: ['query', 'category', 'price_range'],
      carries: [],
      kind: 'aside',
      choice: 'choice.search',
    },
    get_policy: {
      action: 'get_policy',
      slots: ['policy_type'],
      carries: [],
      kind: 'aside',
      choice: 'choice.policy',
    },
    ask_faq: {
      action: 'ask_faq',
      slots: ['question'],
      carries: [],
      kind: 'aside',
      choice: 'choice.faq',
    },
  },
  slots,
  freeQuestionAction: 'ask_faq',
  actions: {
    track_order: trackOrder,
    cancel_order: cancelOrder,
    search_products: searchProducts,
    get_policy: getPolicy,
    ask_faq: askFaq,
  },
  examples: { en: enExamples, hi: hiExamples, bn: bnExamples, mr: mrExamples },
  phrases: { en: enPhrases, hi: hiPhrases, bn: bnPhrases, mr: mrPhrases },
  suggestions: ['suggest.track', 'suggest.search', 'suggest.policy', 'suggest.hours'],
  seed,
  isSeeded,
};
