import type { Language } from '../../../contract/language.ts';
import { clockText as clockTextOf } from '../../language/clock-text.ts';
import { timeOf } from './calendar.ts';

/** Minutes since midnight as they are said. */
export const clockText = (minute: number, language: Language): string =>
  clockTextOf(timeOf(minute), language);
