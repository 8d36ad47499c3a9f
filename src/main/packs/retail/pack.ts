import type { Need } from '../../dialogue/port.ts';
import type { Pack } from '../pack.ts';
import { askFaq } from './actions/ask-faq.ts';
import { cancelOrder } from './actions/cancel-order.ts';
import { changeAddress } from './actions/change-address.ts';
import { compareProducts } from './actions/compare-products.ts';
import { getPolicy } from './actions/get-policy.ts';
import { initiateReturn } from './actions/initiate-return.ts';
import { listOrders } from './actions/list-orders.ts';
import { orderItems } from './actions/order-items.ts';
import { productDetails } from './actions/product-details.ts';
import { productFaq } from './actions/product-faq.ts';
import { productPrice } from './actions/product-price.ts';
import { productStock } from './actions/product-stock.ts';
import { returnStatus } from './actions/return-status.ts';
import { searchProducts } from './actions/search-products.ts';
import { trackOrder } from './actions/track-order.ts';
import bnExamples from './intents/bn.json' with { type: 'json' };
import enExamples from './intents/en.json' with { type: 'json' };
import hiExamples from './intents/hi.json' with { type: 'json' };
import mrExamples from './intents/mr.json' with { type: 'json' };
import { hotwords } from './hotwords.ts';
import names from './names.json' with { type: 'json' };
import lexicon from './lexicon.json' with { type: 'json' };
import bnPhrases from './phrases/bn.json' with { type: 'json' };
import enPhrases from './phrases/en.json' with { type: 'json' };
import hiPhrases from './phrases/hi.json' with { type: 'json' };
import mrPhrases from './phrases/mr.json' with { type: 'json' };
import pronunciation from './pronunciation.json' with { type: 'json' };
import { reindex } from './catalog/reindex.ts';
import { importable } from './importable.ts';
import { nameOf } from './products.ts';
import { isSeeded, seed } from './seed.ts';
import { slots } from './slots.ts';

/** How a person says which order, and that it is theirs. */
const onOrder = ['order_id', 'which_order', 'phone', 'phone_last4'] as const;

const orderNeeds: readonly Need[] = [
  { slots: ['order_id'], label: 'need.order' },
  { slots: ['phone_last4', 'phone'], label: 'need.last4', seldom: true },
];

/** Support desk of a shop. */
export const retail: Pack = {
  id: 'retail',
  names,
  intents: {
    track_order: {
      action: 'track_order',
      route: 'orders',
      slots: onOrder,
      carries: ['order_id'],
      kind: 'task',
      choice: 'choice.track',
    },
    list_orders: {
      action: 'list_orders',
      route: 'orders',
      slots: ['phone'],
      carries: [],
      kind: 'task',
      choice: 'choice.orders',
    },
    order_items: {
      action: 'order_items',
      route: 'orders',
      slots: onOrder,
      carries: ['order_id'],
      kind: 'task',
      choice: 'choice.items',
    },
    cancel_order: {
      action: 'cancel_order',
      route: 'orders',
      slots: onOrder,
      needs: orderNeeds,
      carries: ['order_id'],
      kind: 'task',
      choice: 'choice.cancel',
      soundsLikeStop: true,
    },
    change_address: {
      action: 'change_address',
      route: 'orders',
      slots: [...onOrder, 'address'],
      needs: [...orderNeeds, { slots: ['address'], label: 'address.line.address' }],
      carries: ['order_id'],
      kind: 'task',
      choice: 'choice.address',
    },
    initiate_return: {
      action: 'initiate_return',
      route: 'returns',
      slots: [...onOrder, 'return_item', 'return_reason', 'return_action'],
      needs: [
        ...orderNeeds,
        { slots: ['return_item'], label: 'return.line.item' },
        { slots: ['return_reason'], label: 'return.line.reason', values: 'reason' },
        { slots: ['return_action'], label: 'return.line.action', values: 'wanted' },
      ],
      carries: ['order_id'],
      kind: 'task',
      choice: 'choice.return',
    },
    return_status: {
      action: 'return_status',
      route: 'returns',
      slots: onOrder,
      carries: ['order_id'],
      kind: 'task',
      choice: 'choice.return_status',
    },
    search_products: {
      action: 'search_products',
      route: 'products',
      slots: ['query', 'category', 'price_range', 'max_results', 'than_shown'],
      carries: [],
      kind: 'aside',
      choice: 'choice.search',
    },
    product_details: {
      action: 'product_details',
      route: 'products',
      slots: ['product', 'product_id'],
      carries: ['product_id'],
      kind: 'aside',
      choice: 'choice.details',
    },
    product_price: {
      action: 'product_price',
      route: 'products',
      slots: ['product', 'product_id'],
      carries: ['product_id'],
      kind: 'aside',
      choice: 'choice.price',
    },
    product_stock: {
      action: 'product_stock',
      route: 'products',
      slots: ['product', 'product_id'],
      carries: ['product_id'],
      kind: 'aside',
      choice: 'choice.stock',
    },
    compare_products: {
      action: 'compare_products',
      route: 'products',
      slots: ['product', 'product_id', 'product_id_2'],
      carries: ['product_id'],
      kind: 'aside',
      choice: 'choice.compare',
    },
    get_product_faq: {
      action: 'get_product_faq',
      route: 'products',
      slots: ['faq_topic', 'product', 'product_id', 'specification'],
      carries: ['product_id'],
      kind: 'aside',
      choice: 'choice.product_faq',
    },
    get_policy: {
      action: 'get_policy',
      route: 'faq',
      slots: ['policy_type'],
      carries: [],
      kind: 'aside',
      choice: 'choice.policy',
    },
    ask_faq: {
      action: 'ask_faq',
      route: 'faq',
      slots: ['question'],
      carries: [],
      kind: 'aside',
      choice: 'choice.faq',
    },
  },
  slots,
  about: { product_id: 'product_details', order_id: 'track_order' },
  freeQuestionAction: 'ask_faq',
  actions: {
    track_order: trackOrder,
    list_orders: listOrders,
    order_items: orderItems,
    cancel_order: cancelOrder,
    change_address: changeAddress,
    initiate_return: initiateReturn,
    return_status: returnStatus,
    search_products: searchProducts,
    product_details: productDetails,
    product_price: productPrice,
    product_stock: productStock,
    compare_products: compareProducts,
    get_product_faq: productFaq,
    get_policy: getPolicy,
    ask_faq: askFaq,
  },
  examples: { en: enExamples, hi: hiExamples, bn: bnExamples, mr: mrExamples },
  lexicon: Object.values(lexicon).flat(),
  phrases: { en: enPhrases, hi: hiPhrases, bn: bnPhrases, mr: mrPhrases },
  pronunciation,
  hotwords,
  offers: [
    'track_order',
    'list_orders',
    'cancel_order',
    'initiate_return',
    'search_products',
    'ask_faq',
  ],
  suggestions: [
    'suggest.track',
    'suggest.search',
    'suggest.return',
    'suggest.policy',
    'suggest.hours',
  ],
  seed,
  isSeeded,
  nameOf,
  importable,
  reindex,
};
