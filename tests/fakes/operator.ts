import { type Inbox, type OperatorApi, operatorApi } from '../../src/contract/operator.ts';
import { emptyApi } from '../../src/contract/rpc/api.ts';
import { memoryWirePair } from '../../src/contract/rpc/memory-wire.ts';
import { createPeer, type Peer } from '../../src/contract/rpc/peer.ts';
import type { Operators } from '../../src/main/engine/escalation/index.ts';

const maxLooks = 100;
const lookEveryMs = 5;

/** A person of the shop with the operator page open, over a wire of their own; a test says what they do. */
export interface ScriptedOperator {
  /** Any call, as the page makes it. */
  readonly call: Peer<typeof emptyApi, OperatorApi>['call'];
  /** Every inbox that was shown, the one of `open` first. */
  readonly inboxes: readonly Inbox[];
  /** The newest inbox. */
  inbox(): Inbox;
  open(): Promise<Inbox>;
  /** These are about the newest task that is not over, or the one with this id. */
  accept(id?: string): Promise<void>;
  answer(text: string, priority?: 'interrupt' | 'high', id?: string): Promise<void>;
  decline(callbackAt?: string | null, id?: string): Promise<void>;
  complete(id?: string): Promise<void>;
  /** Closes the page. */
  leave(): void;
}

/** What a desk shows before it was opened. */
const emptyInbox: Inbox = {
  escalations: [],
  seats: [],
  outbox: { waiting: 0, failed: 0, problem: null },
};

export function scriptedOperator(
  operators: Pick<Operators, 'connect'>,
  { name = 'Asha', browser = name }: { name?: string; browser?: string } = {},
): ScriptedOperator {
  const [here, there] = memoryWirePair();
  operators.connect(there, browser);
  const peer = createPeer({ wire: here, serves: emptyApi, handlers: {}, uses: operatorApi });
  const inboxes: Inbox[] = [];
  peer.on('inbox', (inbox) => void inboxes.push(inbox));

  const inbox = (): Inbox => inboxes.at(-1) ?? emptyInbox;
  /** Looks at the inbox until somebody waits. */
  async function newest(): Promise<string> {
    for (let look = 0; look < maxLooks; look += 1) {
      const { escalations } = inbox();
      const task = escalations.find(({ status }) => status === 'pending' || status === 'running');
      if (task) return task.id;
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
    throw new Error(`nobody waits for ${name}`);
  }

  return {
    call: peer.call,
    inboxes,
    inbox,
    async open() {
      inboxes.push(await peer.call('open', { name }));
      return inbox();
    },
    accept: async (id) => void (await peer.call('accept', { id: id ?? (await newest()) })),
    answer: async (text, priority = 'interrupt', id) =>
      void (await peer.call('answer', { id: id ?? (await newest()), text, priority })),
    decline: async (callbackAt = null, id) =>
      void (await peer.call('decline', { id: id ?? (await newest()), callbackAt })),
    complete: async (id) => void (await peer.call('complete', { id: id ?? (await newest()) })),
    leave: () => peer.close('the operator closed the page'),
  };
}
