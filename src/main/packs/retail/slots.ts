import type { SlotDefinition } from '../../dialogue/port.ts';
import { orderSlots } from './slots/orders.ts';
import { productQuestionSlots } from './slots/product-questions.ts';
import { productSlots } from './slots/products.ts';
import { returnSlots } from './slots/returns.ts';

export const slots = {
  ...orderSlots,
  ...returnSlots,
  ...productSlots,
  ...productQuestionSlots,
} as const satisfies Readonly<Record<string, SlotDefinition>>;
