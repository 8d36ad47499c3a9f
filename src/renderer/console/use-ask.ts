import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ConsoleApi } from '../../contract/console.ts';
import type { CallName, EventData, EventName, Params, ResultOf } from '../../contract/rpc/api.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import { useConsole } from './context.tsx';

/** Why something could not be done: the engine's code, and its sentence (English, for who looks closer). */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

export function failureOf(error: unknown): Failure {
  return error instanceof RpcError
    ? { code: error.code, message: error.message }
    : { code: 'failed', message: '' };
}

export interface Asked<T> {
  /** The last answer; it stays while it is asked again. */
  readonly data: T | undefined;
  readonly failure: Failure | undefined;
  readonly busy: boolean;
  /** Asks again. */
  readonly again: () => void;
  /** Takes what an event or another call brought. */
  readonly take: (change: T | ((now: T | undefined) => T | undefined)) => void;
}

/** Asks the engine when the part appears, and whenever what it asks for changes. */
export function useAsk<M extends CallName<ConsoleApi>>(
  method: M,
  params: Params<ConsoleApi, M>,
): Asked<ResultOf<ConsoleApi, M>> {
  type Answer = ResultOf<ConsoleApi, M>;
  const client = useConsole();
  const [data, setData] = useState<Answer>();
  const [failure, setFailure] = useState<Failure>();
  const [round, setRound] = useState(0);
  const wanted = JSON.stringify(params);
  const asking = `${round} ${wanted}`;
  /** What was answered last, well or not. */
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const stop = new AbortController();
    client
      .call(method, JSON.parse(wanted) as Params<ConsoleApi, M>, { signal: stop.signal })
      .then(
        (answer) => {
          setData(answer);
          setFailure(undefined);
        },
        (error: unknown) => {
          if (!stop.signal.aborted) setFailure(failureOf(error));
        },
      )
      .finally(() => {
        if (!stop.signal.aborted) setSettled(asking);
      });
    return () => stop.abort();
  }, [client, method, wanted, asking]);
  const again = useCallback(() => setRound((now) => now + 1), []);
  return { data, failure, busy: settled !== asking, again, take: setData as Asked<Answer>['take'] };
}

export interface Doing {
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  /** Resolves with the answer, or undefined when it could not be done; `failure` says why. */
  readonly run: <M extends CallName<ConsoleApi>>(
    method: M,
    params: Params<ConsoleApi, M>,
    timeoutMs?: number,
  ) => Promise<ResultOf<ConsoleApi, M> | undefined>;
  readonly forget: () => void;
}

/** Something a person does: one thing at a time, and what went wrong with the last one. */
export function useDo(): Doing {
  const client = useConsole();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const running = useRef(false);
  const run: Doing['run'] = useCallback(
    async (method, params, timeoutMs) => {
      if (running.current) return undefined;
      running.current = true;
      setBusy(true);
      setFailure(undefined);
      try {
        return await client.call(method, params, timeoutMs === undefined ? {} : { timeoutMs });
      } catch (error) {
        setFailure(failureOf(error));
        return undefined;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [client],
  );
  return { busy, failure, run, forget: useCallback(() => setFailure(undefined), []) };
}

/** Listens to an event for as long as the part is there. */
export function useOn<E extends EventName<ConsoleApi>>(
  name: E,
  listener: (data: EventData<ConsoleApi, E>) => void,
): void {
  const client = useConsole();
  const latest = useEffectEvent(listener);
  useEffect(() => client.on(name, latest), [client, name]);
}
