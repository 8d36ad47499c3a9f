import { z } from 'zod';
import type { ActionContext, ReadAction } from '../../../actions/port.ts';
import { durationText } from '../appointments.ts';
import { inAllLanguages, localised, rupees } from '../../kit/localised.ts';
import { allServices, findService, type Service } from '../services.ts';

const mentionOf = (service: Service, { language }: ActionContext) => ({
  name: localised(service, 'name', language),
  words: inAllLanguages(service, 'name'),
  slots: { service_type: service.id },
  price: service.price_min,
});

const priceOf = ({ price_min, price_max }: Service) =>
  `${rupees(price_min)} – ${rupees(price_max)}`;

const serviceCard = {
  kind: 'details',
  about: 'service',
  price: null,
  status: null,
  code: null,
  link: null,
} as const;

export const listServices: ReadAction<readonly Service[]> = {
  name: 'list_services',
  description: 'What services the workshop does, what they cost and how long they take',
  parameters: z.object({
    service_type: z.string().optional().describe('the kind of service, such as oil_change'),
    scope: z.enum(['all']).optional(),
  }),
  effect: 'read',
  check(slots, context) {
    const id = slots['service_type'];
    const service = typeof id === 'string' ? findService(context.db, id) : undefined;
    const all = allServices(context.db);
    if (slots['scope'] === 'all') return { status: 'ready', input: all };
    if (service) return { status: 'ready', input: [service] };
    return {
      status: 'needs',
      slot: 'service_type',
      clear: id !== undefined,
      phrase: { key: 'services.ask' },
      mentions: all.map((one) => mentionOf(one, context)),
    };
  },
  run(services, context) {
    const { language, label } = context;
    const [only, another] = services;
    if (only && !another) {
      const name = localised(only, 'name', language);
      return {
        phrases: [
          {
            key: 'service.about',
            params: {
              name,
              about: localised(only, 'description', language),
              low: { kind: 'money', rupees: only.price_min },
              high: { kind: 'money', rupees: only.price_max },
              hours: Math.floor(only.duration_min / 60),
              minutes: only.duration_min % 60,
            },
          },
        ],
        cards: [
          {
            ...serviceCard,
            id: only.id,
            category: only.id,
            title: name,
            subtitle: localised(only, 'description', language),
            rows: [
              { label: label('line.price'), value: priceOf(only) },
              { label: label('line.duration'), value: durationText(only.duration_min, context) },
            ],
          },
        ],
        focus: { service_type: only.id },
        mentions: [mentionOf(only, context)],
      };
    }
    const items = services.slice(0, 4).map((one) => localised(one, 'name', language));
    const cheapest = Math.min(...services.map(({ price_min }) => price_min));
    return {
      phrases: [
        {
          key: 'services.all',
          params: {
            count: services.length,
            options: { kind: 'list', items, how: 'and' },
            from: { kind: 'money', rupees: cheapest },
          },
        },
      ],
      cards: [
        {
          ...serviceCard,
          id: 'services',
          title: label('services.title'),
          subtitle: null,
          rows: services.map((one) => ({
            label: localised(one, 'name', language),
            value: `${priceOf(one)}, ${durationText(one.duration_min, context)}`,
          })),
        },
      ],
      mentions: services.map((one) => mentionOf(one, context)),
    };
  },
};
