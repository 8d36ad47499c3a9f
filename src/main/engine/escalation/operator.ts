import { operatorApi, type OperatorApi } from '../../../contract/operator.ts';
import { emptyApi, type EventData, type Handlers } from '../../../contract/rpc/api.ts';
import { RpcError } from '../../../contract/rpc/message.ts';
import { createPeer } from '../../../contract/rpc/peer.ts';
import type { Wire } from '../../../contract/rpc/wire.ts';
import type { Log } from '../../ops/log.ts';
import type { Escalations } from './escalations.ts';
import type { OperatorInbox } from './inbox.ts';

export interface OperatorDesk {
  readonly escalations: Escalations;
  readonly inbox: OperatorInbox;
}

/** One operator's page, without its wire. */
export interface OperatorPage {
  readonly handlers: Handlers<OperatorApi>;
  /** The page has gone. */
  close(): void;
}

/**
 * Serves the operator API to one page.
 *
 * @param browser which browser it is; the pages of one are one operator.
 * @param onInbox told the inbox after every change, once it was opened.
 */
export function openOperatorPage(
  browser: string,
  { escalations, inbox }: OperatorDesk,
  onInbox: (inbox: EventData<OperatorApi, 'inbox'>) => void,
): OperatorPage {
  let here: ReturnType<OperatorInbox['join']> | undefined;
  let gone = false;

  /** Everything that an operator does counts from the moment they have opened the inbox. */
  function act(work: (operator: string) => void): Record<string, never> {
    if (!here) throw new RpcError('not-open', 'call "open" first');
    work(here.name);
    return {};
  }

  const stop = inbox.onChange((next) => {
    if (here) onInbox(next);
  });
  return {
    handlers: {
      open({ name }) {
        if (gone) throw new RpcError('closed', 'the page has gone');
        here?.leave();
        here = inbox.join(name, browser);
        return inbox.read();
      },
      accept: ({ id }) => act((operator) => escalations.accept(id, operator)),
      answer: ({ id, text, priority }) =>
        act((operator) => escalations.answer(id, operator, text, priority)),
      complete: ({ id }) => act((operator) => escalations.complete(id, operator)),
      decline: ({ id, callbackAt }) =>
        act((operator) => escalations.decline(id, operator, callbackAt)),
    },
    close() {
      gone = true;
      stop();
      here?.leave();
      here = undefined;
    },
  };
}

/** Serves the operator API over a wire of its own. */
export function connectOperator(wire: Wire, browser: string, desk: OperatorDesk, log: Log): void {
  const page = openOperatorPage(browser, desk, (inbox) => peer.emit('inbox', inbox));
  const peer = createPeer({
    wire,
    serves: operatorApi,
    uses: emptyApi,
    onProtocolError: (problem) => log.warn({ problem }, 'an operator page sent something odd'),
    handlers: page.handlers,
  });
  peer.onClose(page.close);
}
