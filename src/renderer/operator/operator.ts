import type { Language } from '../../contract/language.ts';
import {
  type Inbox,
  operatorApi,
  type OperatorApi,
  type Priority,
} from '../../contract/operator.ts';
import type { CallName, Params } from '../../contract/rpc/api.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import { createLink, type Link, type LinkOptions, MismatchError } from '../bridge/link.ts';
import type { TokenStore } from '../bridge/resume-token.ts';
import type { Failure, OperatorStore } from './store.ts';

/** What a person of the shop can do. Each request resolves to false when it could not be done; the store says why. */
export interface Operator {
  /** Opens the desk: from now on there is somebody to ask. `name`: 1 to 60 characters. */
  signIn(name: string): void;
  /** Closes it again. */
  signOut(): void;
  language(language: Language): void;
  accept(id: string): Promise<boolean>;
  answer(id: string, text: string, priority: Priority): Promise<boolean>;
  complete(id: string): Promise<boolean>;
  /** `callbackAt`: ISO 8601, or null for no call. */
  decline(id: string, callbackAt: string | null): Promise<boolean>;
  /** Connects again at once. */
  retry(): void;
  /** Takes up the desk that this tab had open before it was reloaded. */
  resume(): void;
}

export interface OperatorOptions {
  readonly dial: () => Promise<Wire>;
  readonly store: OperatorStore;
  /** Where the name stays while the page is loaded again. */
  readonly memory: TokenStore;
  readonly after?: LinkOptions<OperatorApi>['after'];
}

const openWithinMs = 8_000;
const answerWithinMs = 15_000;
/** The engine's codes that a person at the desk can make something of. */
const failureOf: Readonly<Record<string, Failure>> = { gone: 'over', taken: 'taken' };

export function createOperator({ dial, store, memory, after }: OperatorOptions): Operator {
  let link: Link<OperatorApi> | undefined;

  /** Takes in an inbox; what went wrong with somebody who is no longer in it is of no interest. */
  function take(inbox: Inbox): void {
    const known = new Set(inbox.escalations.map(({ id }) => id));
    store.setState(({ failures }) => ({
      inbox,
      failures: new Map([...failures].filter(([id]) => known.has(id))),
    }));
  }

  function open(name: string): Link<OperatorApi> {
    return createLink({
      uses: operatorApi,
      vital: 'inbox',
      dial,
      after,
      onState: (state) => store.setState({ link: state }),
      async greet(peer) {
        peer.on('inbox', take);
        try {
          take(await peer.call('open', { name }, { timeoutMs: openWithinMs }));
        } catch (error) {
          const code = error instanceof RpcError ? error.code : '';
          if (code === 'invalid' || code === 'unknown-method') {
            throw new MismatchError('the engine speaks another version');
          }
          throw error;
        }
      },
    });
  }

  async function request<M extends Exclude<CallName<OperatorApi>, 'open'>>(
    method: M,
    params: Params<OperatorApi, M>,
  ): Promise<boolean> {
    const { id } = params;
    const peer = link?.peer();
    store.setState(({ busy, failures }) => ({
      busy: new Set([...busy, id]),
      failures: new Map([...failures].filter(([other]) => other !== id)),
    }));
    let failure: Failure | undefined;
    try {
      if (!peer) failure = 'failed';
      else await peer.call(method, params, { timeoutMs: answerWithinMs });
    } catch (error) {
      failure = (error instanceof RpcError && failureOf[error.code]) || 'failed';
    }
    store.setState(({ busy, failures }) => ({
      busy: new Set([...busy].filter((other) => other !== id)),
      failures: failure ? new Map([...failures, [id, failure]]) : failures,
    }));
    return failure === undefined;
  }

  function signIn(name: string): void {
    const trimmed = name.trim();
    if (!operatorApi.calls.open.params.safeParse({ name: trimmed }).success) return;
    link?.dispose();
    memory.write(trimmed);
    store.setState({ name: trimmed, link: 'connecting' });
    link = open(trimmed);
    link.start();
  }

  return {
    signIn,
    signOut() {
      link?.dispose();
      link = undefined;
      memory.forget();
      store.setState({ name: null, inbox: null, busy: new Set(), failures: new Map() });
    },
    language: (language) => store.setState({ language }),
    accept: (id) => request('accept', { id }),
    answer: (id, text, priority) => request('answer', { id, text: text.trim(), priority }),
    complete: (id) => request('complete', { id }),
    decline: (id, callbackAt) => request('decline', { id, callbackAt }),
    retry: () => link?.retry(),
    resume() {
      const name = memory.read();
      if (name !== undefined) signIn(name);
    },
  };
}
