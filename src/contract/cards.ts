import { z } from 'zod';

/** What a reply shows on the screen. Texts are already in the person's language; money is in rupees. */

export const productCardSchema = z.object({
  kind: z.literal('product'),
  id: z.string(),
  name: z.string(),
  description: z.string(),
  category: z.string(),
  price: z.number(),
  stock: z.number().int(),
  image: z.string().nullable(),
});

const timelineStepSchema = z.object({
  status: z.string(),
  label: z.string(),
  /** ISO 8601, null for a step still to come. */
  at: z.string().nullable(),
  state: z.enum(['done', 'current', 'next']),
});

export const orderCardSchema = z.object({
  kind: z.literal('order'),
  id: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  total: z.number(),
  items: z.array(z.object({ name: z.string(), quantity: z.number().int(), price: z.number() })),
  timeline: z.array(timelineStepSchema),
  estimatedDelivery: z.string().nullable(),
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
});

export const policyCardSchema = z.object({
  kind: z.literal('policy'),
  id: z.string(),
  title: z.string(),
  /** Paragraphs. */
  content: z.array(z.string()),
});

export const faqCardSchema = z.object({
  kind: z.literal('faq'),
  id: z.string(),
  question: z.string(),
  answer: z.string(),
});

/** Things to choose from by tapping; `say` is sent as the person's turn. */
export const choiceCardSchema = z.object({
  kind: z.literal('choice'),
  options: z.array(z.object({ label: z.string(), say: z.string() })),
});

export const cardSchema = z.discriminatedUnion('kind', [
  productCardSchema,
  orderCardSchema,
  policyCardSchema,
  faqCardSchema,
  choiceCardSchema,
]);
export type Card = z.infer<typeof cardSchema>;
export type OrderCard = z.infer<typeof orderCardSchema>;
export type ProductCard = z.infer<typeof productCardSchema>;
