import type { ServerResponse } from 'node:http';

/** How the web shell answers: a few words, a page, or JSON. */

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

export function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(value));
}

export function refuseMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('Allow', allowed);
  sendText(response, 405, 'This method is not allowed here.');
}

/** Why a request was not served; becomes the answer `{ error: { code, message } }`. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  /** For another try; sent as `Retry-After`. */
  readonly retryAfterMs: number | undefined;
  constructor(status: number, code: string, message: string, retryAfterMs?: number) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

export const tooMany = (what: string, waitMs: number): HttpError =>
  new HttpError(429, 'too-many', `too many ${what}: wait as long as Retry-After says`, waitMs);

/** What `Retry-After` says: whole seconds. */
export function retryAfter(waitMs: number): string {
  return String(Math.max(1, Math.ceil(waitMs / 1000)));
}

export function sendError(response: ServerResponse, error: HttpError): void {
  const { status, code, message, retryAfterMs } = error;
  if (retryAfterMs !== undefined) response.setHeader('Retry-After', retryAfter(retryAfterMs));
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  sendJson(response, status, { error: { code, message } });
}
