import type { DocumentTools } from './answer-document.ts';
import { maxRecent, type RequestDocument, type ResponseDocument } from './document.ts';
import { logError } from './graph/ports.ts';
import type { Response } from './graph/state.ts';
import type { ActionReply, Json, Mention, Phrase, Proposal, Receipt, Slots } from './port.ts';

/** What is told of a request, not yet worded. */
interface Told {
  readonly status: ResponseDocument['status'];
  readonly reply: ActionReply;
  readonly receipt?: Receipt;
  readonly proposal?: Proposal;
  /** What is asked for, and what is known besides. */
  readonly asked?: { readonly slot: string; readonly entities: Slots };
  readonly error?: string;
}

/** What the agent answered to a request with these slots. */
export function tell(response: Response, slots: Slots): Told {
  switch (response.status) {
    case 'needs': {
      const { phrase, cards, mentions, memory, slot, clear, resolved } = response;
      const known = Object.entries({ ...slots, ...resolved });
      const entities = Object.fromEntries(known.filter(([name]) => !clear || name !== slot));
      return {
        status: response.ambiguous ? 'ambiguous' : 'needs',
        reply: {
          phrases: [phrase],
          ...(cards && { cards }),
          ...(mentions && { mentions }),
          ...(memory && { memory }),
        },
        asked: { slot, entities },
      };
    }
    case 'proposed': {
      const { proposal, memory } = response;
      const reply = { phrases: [proposal.question], ...(memory && { memory }) };
      return { status: 'proposed', reply, proposal };
    }
    case 'committed':
      return { status: 'done', reply: response.reply, receipt: response.receipt };
    case 'error':
      return {
        status: 'error',
        reply: { phrases: [{ key: 'failed' }] },
        error: response.message,
      };
    default:
      return response;
  }
}

/** "Do you mean: cancel an order?" */
export function doubt(mention: Mention): Told {
  const options = { kind: 'list', items: [mention.name] } as const;
  const phrases = [{ key: 'did_you_mean', params: { options } }];
  return { status: 'ambiguous', reply: { phrases, mentions: [mention] } };
}

/** Words what is told, and packs the conversation to be sent back. */
export function compose(
  { session, context }: RequestDocument,
  tools: Pick<DocumentTools, 'wording' | 'onError'>,
  made: {
    readonly action: string | null;
    readonly pending: Proposal | null;
    readonly told: Told;
  },
): ResponseDocument {
  const { action, pending, told } = made;
  const { status, reply, receipt = null, proposal = null, error = null } = told;
  const { language, memory, focus, recent } = context;
  const mentions = reply.mentions ?? [];
  const wording = tools.wording(language);
  const response = {
    session,
    status,
    action,
    result: { receipt, proposal, cards: [...(reply.cards ?? [])] },
    speak: speak(reply.phrases, status, tools, wording),
    followUp: followUp(told, mentions, wording.name),
    error,
    context: {
      language,
      memory: { ...memory, ...reply.memory },
      recent: together(mentions, recent),
      focus: { ...focus, ...reply.focus },
      pending,
    },
  };
  // Plain JSON, as it will be printed: undefined and prototypes are gone.
  return JSON.parse(JSON.stringify(response)) as ResponseDocument;
}

/** A sentence that cannot be worded must not hide that something was done. */
function speak(
  phrases: readonly Phrase[],
  status: ResponseDocument['status'],
  { onError = logError }: Pick<DocumentTools, 'onError'>,
  wording: ReturnType<DocumentTools['wording']>,
) {
  const worded = (said: readonly Phrase[]) => ({ ...wording.word(said), phrases: said });
  if (status !== 'done') return worded(phrases);
  try {
    return worded(phrases);
  } catch (error) {
    onError(error);
    return worded([{ key: 'done.unworded' }]);
  }
}

function followUp(
  { status, asked }: Told,
  mentions: readonly Mention[],
  nameOf: (param: Mention['name']) => string,
) {
  const options = mentions.map(({ name, intent = null, slots }) => ({
    name: nameOf(name),
    intent,
    entities: slots,
  }));
  if (asked) return { kind: 'slot', slot: asked.slot, entities: asked.entities, options };
  const nothing: Record<string, Json> = {};
  if (status === 'proposed') return { kind: 'confirm', slot: null, entities: nothing, options };
  return options.length > 0 ? { kind: 'offer', slot: null, entities: nothing, options } : null;
}

/** What was shown now before what was shown earlier, each thing once. */
function together(now: readonly Mention[], before: readonly Mention[]): Mention[] {
  const things = now.filter(({ slots }) => Object.keys(slots).length > 0);
  const fresh = new Set(things.map(({ slots }) => JSON.stringify(slots)));
  const others = before.filter(({ slots }) => !fresh.has(JSON.stringify(slots)));
  return [...things, ...others].slice(0, maxRecent);
}
