import { type ConsoleApi, consoleApi, lockAfterMs } from '../../../contract/console.ts';
import type { OperatorApi } from '../../../contract/operator.ts';
import { emptyApi, type EventData, type Handlers } from '../../../contract/rpc/api.ts';
import { RpcError } from '../../../contract/rpc/message.ts';
import { createPeer } from '../../../contract/rpc/peer.ts';
import type { Wire } from '../../../contract/rpc/wire.ts';
import type { OperatorPage } from '../escalation/operator.ts';
import { consoleHandlers } from './calls.ts';
import type { ConsoleDesk } from './desk.ts';
import { createWatches } from './watches.ts';

/** Answered whether the console is open or not. */
const beforePin = ['hello', 'unlock', 'lock'] as const;

type Reason = EventData<ConsoleApi, 'locked'>['why'];

/**
 * Serves the console to one page. Nothing answers before the PIN but what asks for it.
 *
 * @param browser which browser it is; the pages of one are one operator.
 * @returns what ends the connection.
 */
export function connectConsole(wire: Wire, browser: string, desk: ConsoleDesk): () => void {
  const { clock, gate, log, operators } = desk;
  /** The PIN that opened it; null while it is locked. */
  let openedWith: string | null = null;
  let page: OperatorPage | null = null;
  let cancelLock = () => {};
  let closed = false;
  const watches = createWatches(desk, (name, data) => peer.emit(name, data));
  const inner = consoleHandlers(desk, watches);

  function lock(why: Reason): void {
    if (openedWith === null) return;
    openedWith = null;
    cancelLock();
    watches.stop();
    inner.forget();
    page?.close();
    page = null;
    log.info({ why }, 'the console was locked');
    peer.emit('locked', { why });
  }

  function stay(): void {
    cancelLock();
    cancelLock = clock.after(lockAfterMs, () => lock('idle'));
  }

  function needOpen(): void {
    // The PIN was changed or taken away meanwhile: whoever came in with it goes.
    if (openedWith !== null && gate.fingerprint() !== openedWith) lock('pin');
    if (openedWith === null) throw new RpcError('locked', 'give the PIN first');
    stay();
  }

  function needPage(): OperatorPage {
    if (!page) throw new RpcError('locked', 'give the PIN first');
    return page;
  }

  const own: Pick<Handlers<ConsoleApi>, (typeof beforePin)[number]> = {
    hello: () => ({ ...gate.state(), unlocked: openedWith !== null }),
    async unlock({ pin }) {
      const { pinSet: _pinSet, ...tried } = await gate.try(pin);
      if (tried.outcome !== 'open' || closed) return tried;
      openedWith = gate.fingerprint();
      page ??= operators.page(browser, (inbox) => peer.emit('inbox', inbox));
      log.info('the console was opened');
      stay();
      return tried;
    },
    lock() {
      lock('asked');
      return {};
    },
  };

  const people: Handlers<OperatorApi> = {
    open: (params, signal) => needPage().handlers.open(params, signal),
    accept: (params, signal) => needPage().handlers.accept(params, signal),
    answer: (params, signal) => needPage().handlers.answer(params, signal),
    complete: (params, signal) => needPage().handlers.complete(params, signal),
    decline: (params, signal) => needPage().handlers.decline(params, signal),
  };
  const handlers: Handlers<ConsoleApi> = {
    ...guarded({ ...people, ...inner.handlers }),
    ...own,
  };

  /** The same, each after a look at the lock. */
  function guarded<Part extends object>(part: Part): Part {
    return Object.fromEntries(
      Object.entries(part).map(([name, handler]) => [
        name,
        async (params: never, signal: AbortSignal) => {
          needOpen();
          const result: unknown = await (handler as (p: never, s: AbortSignal) => unknown)(
            params,
            signal,
          );
          // It was locked meanwhile: what was found out is for nobody any more.
          if (openedWith === null) throw new RpcError('locked', 'the console was locked meanwhile');
          return result;
        },
      ]),
    ) as Part;
  }

  const peer = createPeer({
    wire,
    serves: consoleApi,
    uses: emptyApi,
    onProtocolError: (problem) => log.warn({ problem }, 'a console sent something odd'),
    handlers,
  });
  peer.onClose(() => {
    closed = true;
    lock('asked');
  });
  return () => peer.close('the kiosk is closing');
}
