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
  /** The whole specification, where the product itself is what was asked about. */
  specifications: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
});

/** Two products side by side, row by row. */
export const comparisonCardSchema = z.object({
  kind: z.literal('comparison'),
  products: z.tuple([productCardSchema, productCardSchema]),
  rows: z.array(
    z.object({
      label: z.string(),
      /** Of the first and the second product. */
      values: z.tuple([z.string(), z.string()]),
      differs: z.boolean(),
    }),
  ),
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

export const returnCardSchema = z.object({
  kind: z.literal('return'),
  /** Number of the return. */
  id: z.string(),
  /** Number of the order it is from. */
  order: z.string(),
  /** What goes back. */
  item: z.string(),
  reasonLabel: z.string(),
  actionLabel: z.string(),
  /** Null for an exchange. */
  amount: z.number().nullable(),
  status: z.string(),
  statusLabel: z.string(),
  timeline: z.array(timelineStepSchema),
});

/** A number to be checked digit by digit. */
export const numberCheckCardSchema = z.object({
  kind: z.literal('number-check'),
  digits: z.string(),
  label: z.string(),
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

/** Anything that has a name and facts: an appointment, a car, a restaurant, a booking, the way there. */
export const detailsCardSchema = z.object({
  kind: z.literal('details'),
  id: z.string(),
  /** What kind of thing it is, by which the screen chooses its picture. */
  about: z.enum([
    'appointment',
    'vehicle',
    'service',
    'venue',
    'booking',
    'invite',
    'person',
    'directions',
  ]),
  title: z.string(),
  subtitle: z.string().nullable(),
  /** In rupees. */
  price: z.number().nullable(),
  status: z
    .object({ label: z.string(), tone: z.enum(['good', 'waiting', 'bad', 'neutral']) })
    .nullable(),
  rows: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Said big, to be written down: a booking's code. */
  code: z.string().nullable(),
  /** Drawn as a QR code, for the person's phone: a map. */
  link: z.object({ url: z.url(), label: z.string() }).nullable(),
  /** A local picture of it. */
  image: z.string().nullable().optional(),
  /** What kind of such a thing it is (a car's body, a service, a kitchen), by which the screen draws one without a picture. */
  category: z.string().optional(),
  /** How far away it is, where that is known: shown big. */
  distance: z.string().nullable().optional(),
  /** Further facts under a heading of their own: what somebody did, what they come back to. */
  sections: z
    .array(
      z.object({
        title: z.string(),
        rows: z.array(z.object({ label: z.string(), value: z.string() })),
      }),
    )
    .optional(),
});

/** Things to choose from by tapping; `say` is sent as the person's turn. */
export const choiceCardSchema = z.object({
  kind: z.literal('choice'),
  options: z.array(z.object({ label: z.string(), say: z.string() })),
});

/** Times that are free, day by day; a tap takes one: its `say` is sent as the person's turn. */
export const timesCardSchema = z.object({
  kind: z.literal('times'),
  /** What they are for: "Oil change", a restaurant; null where nobody said. */
  title: z.string().nullable(),
  days: z.array(
    z.object({
      /** 2026-11-23. */
      date: z.string(),
      /** "Monday, 23 November". */
      label: z.string(),
      times: z.array(
        z.object({
          /** 19:30. */
          time: z.string(),
          /** "7:30 pm". */
          label: z.string(),
          say: z.string(),
        }),
      ),
    }),
  ),
});

export const cardSchema = z.discriminatedUnion('kind', [
  productCardSchema,
  comparisonCardSchema,
  orderCardSchema,
  returnCardSchema,
  numberCheckCardSchema,
  policyCardSchema,
  faqCardSchema,
  detailsCardSchema,
  choiceCardSchema,
  timesCardSchema,
]);
export type Card = z.infer<typeof cardSchema>;
export type OrderCard = z.infer<typeof orderCardSchema>;
export type ReturnCard = z.infer<typeof returnCardSchema>;
export type NumberCheckCard = z.infer<typeof numberCheckCardSchema>;
export type DetailsCard = z.infer<typeof detailsCardSchema>;
export type TimesCard = z.infer<typeof timesCardSchema>;
export type ProductCard = z.infer<typeof productCardSchema>;
export type ComparisonCard = z.infer<typeof comparisonCardSchema>;
