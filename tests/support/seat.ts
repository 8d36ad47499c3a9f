import { createSeat, type Seat, type SeatOptions } from '../../src/main/engine/seat.ts';
import { memoryLog } from './quiet-log.ts';
import type { Shop } from './shop.ts';

/** A seat of a shop: in English, with nothing to fetch, nobody to ask and nobody told, unless said otherwise. */
export function seatIn(
  { trade, clock }: Shop,
  options: Pick<SeatOptions, 'speech'> & Partial<SeatOptions>,
): Seat {
  let channel = 0;
  return createSeat({
    trade,
    clock,
    language: 'en',
    interpret: null,
    models: () => [],
    notice: () => null,
    nextChannel: () => ++channel,
    onTurn: () => {},
    log: memoryLog().log,
    ...options,
  });
}
