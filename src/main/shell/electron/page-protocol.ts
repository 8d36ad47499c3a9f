import { readFile } from 'node:fs/promises';
import type { CustomScheme } from 'electron';
import { electronSecurityHeaders } from '../security-headers.ts';
import { findStaticFile } from '../static-files.ts';

/**
 * The page comes from a scheme of our own, not from file://: so it has an origin, gets the CSP as a
 * header, and can read nothing but the built page.
 */
export const pageSchemeName = 'vaani';
export const pageUrl = `${pageSchemeName}://kiosk/`;

/** To be registered before the app is ready. */
export const pageScheme: CustomScheme = {
  scheme: pageSchemeName,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Is this the address of something of our own page? */
export function isOwnPage(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === `${pageSchemeName}:` && parsed.host === 'kiosk';
}

/** Answers the page's requests from the built page's folder; for `protocol.handle`. */
export function pageHandler(rendererFolder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isOwnPage(request.url)) return answer(403, null);
    if (request.method !== 'GET') return answer(405, null);
    const file = await findStaticFile(rendererFolder, new URL(request.url).pathname);
    if (!file) return answer(404, null);
    const bytes = await readFile(file.path);
    return answer(200, new Uint8Array(bytes), {
      'Content-Type': file.contentType,
      'Cache-Control': file.cacheControl,
    });
  };
}

function answer(
  status: number,
  body: Uint8Array<ArrayBuffer> | null,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body, { status, headers: { ...electronSecurityHeaders, ...headers } });
}
