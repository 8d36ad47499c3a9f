import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { HttpError } from './answers.ts';

/** The largest body of the API, bytes: the longest text that may be typed, with room for its escapes. */
export const maxApiBodyBytes = 64 * 1024;

/**
 * The JSON body of a request, checked. Without one it is `{}`. Rejects with HttpError: 413 too large, 415
 * not JSON by its type, 400 not JSON or not of this shape; what is wrong is named, never repeated.
 */
export async function readBody<Schema extends z.ZodType>(
  request: IncomingMessage,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readText(request);
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (text !== '' && type !== 'application/json') {
    throw new HttpError(415, 'not-json', 'send JSON, with Content-Type: application/json');
  }
  let value: unknown;
  try {
    value = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new HttpError(400, 'invalid', 'the body is not JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('.') || 'the body';
  throw new HttpError(400, 'invalid', `${where}: ${issue?.message ?? 'is not valid'}`);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > maxApiBodyBytes) {
      throw new HttpError(413, 'too-large', `a body may have ${maxApiBodyBytes} bytes at most`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
