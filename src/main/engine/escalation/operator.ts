import { operatorApi } from '../../../contract/operator.ts';
import { emptyApi } from '../../../contract/rpc/api.ts';
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

/**
 * Serves the operator API to one page over one wire.
 *
 * @param browser which browser it is; the pages of one are one operator.
 */
export function connectOperator(
  wire: Wire,
  browser: string,
  { escalations, inbox }: OperatorDesk,
  log: Log,
): void {
  let here: ReturnType<OperatorInbox['join']> | undefined;
  let gone = false;

  /** Everything that an operator does counts from the moment they have opened the inbox. */
  function act(work: (operator: string) => void): Record<string, never> {
    if (!here) throw new RpcError('not-open', 'call "open" first');
    work(here.name);
    return {};
  }

  const peer = createPeer({
    wire,
    serves: operatorApi,
    uses: emptyApi,
    onProtocolError: (problem) => log.warn({ problem }, 'an operator page sent something odd'),
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
  });
  const stop = inbox.onChange((next) => {
    if (here) peer.emit('inbox', next);
  });
  peer.onClose(() => {
    gone = true;
    stop();
    here?.leave();
    here = undefined;
  });
}
