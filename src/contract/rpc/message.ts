import { z } from 'zod';

const id = z.number().int().nonnegative();

/** Longest code and message of an error that travels, in characters; the sender cuts what is longer. */
export const maxCode = 64;
export const maxMessage = 2000;

/** An error as it travels: never a stack, never personal data. */
export const rpcErrorSchema = z.object({
  code: z.string().max(maxCode),
  message: z.string().max(maxMessage),
});

/** Anything, checked later against its own schema. Optional: JSON leaves out what is undefined. */
const anything = z.unknown().optional();

/** Everything that crosses a wire besides binary frames. */
export const rpcMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id, method: z.string().max(64), params: anything }),
  z.object({ kind: z.literal('cancel'), id }),
  z.object({ kind: z.literal('result'), id, result: anything }),
  z.object({ kind: z.literal('error'), id, error: rpcErrorSchema }),
  z.object({ kind: z.literal('event'), name: z.string().max(64), data: anything }),
]);
export type RpcMessage = z.infer<typeof rpcMessageSchema>;

/** A call that failed, with the code the other side gave it. */
export class RpcError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'RpcError';
    this.code = code;
  }
}
