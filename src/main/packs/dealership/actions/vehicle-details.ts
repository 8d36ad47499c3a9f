import { z } from 'zod';
import type { ReadAction } from '../../../actions/port.ts';
import { type Car, carCard, carMention, carName } from '../inventory.ts';
import {
  carForSale,
  carNumberParameter,
  carParameters,
  chooseCar,
  lookedKey,
} from './choose-car.ts';

export const vehicleDetails: ReadAction<Car> = {
  name: 'vehicle_details',
  description: 'Price and details of one car that is for sale',
  parameters: z.object({ ...carParameters, inventory_id: carNumberParameter }),
  entities: [carForSale],
  effect: 'read',
  check: (slots, context) => chooseCar(slots, context, 'ask.vehicle'),
  run(car, context) {
    const { db, language } = context;
    const label = (key: string) => ({ kind: 'phrase', key }) as const;
    return {
      phrases: [
        {
          key: car.is_new ? 'details.new' : 'details.used',
          params: {
            name: carName(db, car, language),
            colour: label(`colour.${car.color}`),
            fuel: label(`fuel.${car.fuel}`),
            gearbox: label(`gearbox.${car.gearbox}`),
            price: { kind: 'money', rupees: car.price },
            ...(!car.is_new && { kilometres: car.kilometres.toLocaleString('en-IN') }),
          },
        },
      ],
      cards: [carCard(car, context, true)],
      focus: { inventory_id: car.id },
      mentions: [carMention(car, context)],
      memory: { [lookedKey]: car.id },
    };
  },
};
