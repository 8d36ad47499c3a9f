import {
  type Escalation,
  type Inbox,
  operatorApi,
  type SeatSummary,
} from '../../src/contract/operator.ts';
import { emptyApi } from '../../src/contract/rpc/api.ts';
import { RpcError } from '../../src/contract/rpc/message.ts';
import { createPeer, type Peer } from '../../src/contract/rpc/peer.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';

/** The engine's side of the desk, for tests of its page: an inbox in memory. */
export interface FakeDesk {
  serve(wire: Wire): void;
  /** What the page did, in order. */
  readonly calls: readonly { readonly method: string; readonly params: unknown }[];
  /** Somebody asks for a person, or what is known of them changes. */
  put(one: Partial<Escalation> & { readonly id: string }): void;
  seats(seats: readonly SeatSummary[]): void;
  /** What the shop's own system is told. */
  outbox(outbox: Inbox['outbox']): void;
  /** The next request fails with this code. */
  failNext(code: string): void;
  /** Drops every connection. */
  drop(): void;
}

export function createFakeDesk(): FakeDesk {
  const calls: { method: string; params: unknown }[] = [];
  const peers = new Set<Peer<typeof operatorApi, typeof emptyApi>>();
  let inbox: Inbox = {
    escalations: [],
    seats: [],
    outbox: { waiting: 0, failed: 0, problem: null },
  };
  let failure: string | undefined;

  function show(next: Inbox): void {
    inbox = next;
    for (const peer of peers) peer.emit('inbox', inbox);
  }

  function put(one: Partial<Escalation> & { readonly id: string }): void {
    const before = inbox.escalations.find(({ id }) => id === one.id) ?? blank(one.id);
    const others = inbox.escalations.filter(({ id }) => id !== one.id);
    show({ ...inbox, escalations: [{ ...before, ...one }, ...others] });
  }

  function serve(wire: Wire): void {
    let name: string | null = null;
    /** Notes a request about somebody and does to them what it asks for, unless the test said no. */
    const act = (method: string, params: { readonly id: string }, change: Partial<Escalation>) => {
      calls.push({ method, params });
      const code = failure;
      failure = undefined;
      if (code !== undefined) throw new RpcError(code, 'the test said so');
      put({ id: params.id, operator: name, ...change });
      return {};
    };
    const peer = createPeer({
      wire,
      serves: operatorApi,
      uses: emptyApi,
      handlers: {
        open(params) {
          calls.push({ method: 'open', params });
          name = params.name;
          return inbox;
        },
        accept: (params) => act('accept', params, { status: 'running' }),
        answer: (params) => act('answer', params, { status: 'completed', answer: params.text }),
        complete: (params) => act('complete', params, { status: 'completed' }),
        decline: (params) =>
          act('decline', params, { status: 'failed', callbackAt: params.callbackAt }),
      },
    });
    peers.add(peer);
    peer.onClose(() => peers.delete(peer));
  }

  return {
    serve,
    calls,
    put,
    seats: (seats) => show({ ...inbox, seats: [...seats] }),
    outbox: (outbox) => show({ ...inbox, outbox }),
    failNext: (code) => {
      failure = code;
    },
    drop() {
      for (const peer of [...peers]) peer.close('dropped by the test');
    },
  };
}

function blank(id: string): Escalation {
  return {
    id,
    pack: 'dealership',
    language: 'en',
    topic: null,
    status: 'pending',
    turns: [],
    createdAt: new Date().toISOString(),
    operator: null,
    answer: null,
    callbackAt: null,
    callbackPhone: null,
    present: true,
  };
}
