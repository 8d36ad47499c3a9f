import type { z } from 'zod';

/** What one side of a connection offers: calls it answers and events it emits. */
export interface Api {
  readonly calls: Readonly<
    Record<string, { readonly params: z.ZodType; readonly result: z.ZodType }>
  >;
  readonly events: Readonly<Record<string, z.ZodType>>;
}

export type CallName<A extends Api> = keyof A['calls'] & string;
export type EventName<A extends Api> = keyof A['events'] & string;
export type Params<A extends Api, M extends CallName<A>> = z.infer<A['calls'][M]['params']>;
export type ResultOf<A extends Api, M extends CallName<A>> = z.infer<A['calls'][M]['result']>;
export type EventData<A extends Api, E extends EventName<A>> = z.infer<A['events'][E]>;

export type Handlers<A extends Api> = {
  readonly [M in CallName<A>]: (
    params: Params<A, M>,
    signal: AbortSignal,
  ) => ResultOf<A, M> | Promise<ResultOf<A, M>>;
};

/** A side that offers nothing. */
export const emptyApi = { calls: {}, events: {} } as const satisfies Api;
