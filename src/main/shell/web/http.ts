import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { securityHeaders } from '../security-headers.ts';
import { findStaticFile } from '../static-files.ts';
import {
  HttpError,
  refuseMethod,
  sendError,
  sendHtml,
  sendJson,
  sendText,
  tooMany,
} from './answers.ts';
import type { Api } from './api.ts';
import { maxApiBodyBytes } from './body.ts';
import { cookieName, type Door } from './doors.ts';
import type { KeyedRate } from './keyed-rate.ts';
import { isOwnHost, isOwnOrigin } from './origin.ts';
import { againPage } from './pages.ts';

/** What the HTTP side needs to know of its server. */
export interface HttpSite {
  /** The kiosk's first; the operators' where there is somebody to serve them. */
  readonly doors: readonly [Door, ...Door[]];
  readonly api: Api;
  /** Requests of one address. */
  readonly requests: KeyedRate;
  readonly rendererFolder: string;
  readonly host: string;
  /** Known once the server listens. */
  port(): number;
  newUrl(door: Door): string;
}

/** Outside the API a body larger than this is refused: no request needs one. Bytes. */
const maxBodyBytes = 1024;

/** Answers one request. Never rejects. */
export async function handleRequest(
  site: HttpSite,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-store');
  try {
    await route(site, request, response);
  } catch (error) {
    // The other side went away in mid-answer, or the file could not be read.
    if (response.headersSent) response.destroy();
    else if (error instanceof HttpError) refuse(request, response, error);
    else sendText(response, 500, 'Something went wrong; try again.');
  }
}

/** A body that is not read any more must not be taken for the next request. */
function refuse(request: IncomingMessage, response: ServerResponse, error: HttpError): void {
  if (!request.complete) response.setHeader('Connection', 'close');
  sendError(response, error);
}

async function route(
  site: HttpSite,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwnHost(request.headers.host, site.host, site.port())) {
    return sendText(response, 421, 'This server answers only to its own address.');
  }
  const waitMs = site.requests.take(request.socket.remoteAddress ?? '');
  if (waitMs > 0) throw tooMany('requests', waitMs);
  const url = URL.parse(`http://vaani${request.url ?? '/'}`);
  if (!url) return sendText(response, 400, 'The address is not valid.');
  const answer = site.api.at(url.pathname);
  const bytes = Number(request.headers['content-length'] ?? 0);
  if (bytes > (answer ? maxApiBodyBytes : maxBodyBytes)) {
    response.setHeader('Connection', 'close');
    const error = new HttpError(413, 'too-large', 'The request is too large.');
    return answer ? sendError(response, error) : sendText(response, 413, error.message);
  }
  if (answer) return answer(request, response);
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const asksForLink = site.doors.find(({ linksPath }) => linksPath === url.pathname);
  if (asksForLink) return sendLink(site, request, response, asksForLink);
  if (!reads) return refuseMethod(response, 'GET, HEAD');
  const door = site.doors.find(({ path }) => path === url.pathname);
  if (door) return enter(site, request, response, door, url);
  // What the pages are made of is the same for both; only a stranger does not get it.
  const known = site.doors.some((one) => browserOf(site, one, request) !== undefined);
  if (!known) return sendHtml(response, 403, site.doors[0].refusal);
  // The pages name their parts relative to themselves.
  const besides = site.doors.find(({ path }) => path !== '/' && `${path}/` === url.pathname);
  if (besides) return void response.writeHead(303, { Location: besides.path }).end();
  return sendFile(site, request, response, url.pathname);
}

/** A page that is in asks for a link for one more browser. */
function sendLink(
  site: HttpSite,
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
): void {
  if (request.method !== 'POST') return refuseMethod(response, 'POST');
  if (!browserOf(site, door, request) || !isOwnOrigin(request)) {
    throw new HttpError(403, 'forbidden', 'only a device that shows Vaani can ask for a link');
  }
  return sendJson(response, 201, { url: site.newUrl(door) });
}

/** Somebody comes to a page: with a link's token, with a cookie, or without. */
async function enter(
  site: HttpSite,
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  url: URL,
): Promise<void> {
  const browser = browserOf(site, door, request);
  const token = url.searchParams.get('token');
  if (token !== null) return open(site, request, response, door, browser, token);
  if (browser) return sendFile(site, request, response, '/');
  const fromElsewhere = request.headers['sec-fetch-site'] === 'cross-site';
  if (fromElsewhere) return sendHtml(response, 200, againPage(door.path));
  return sendHtml(response, 403, door.refusal);
}

/** A link was opened: its token becomes this browser's cookie. */
function open(
  site: HttpSite,
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  browser: string | undefined,
  token: string,
): void {
  // Only looking (HEAD: previews, proxies) does not use a link up; a browser that is in keeps its cookie.
  if (!browser && request.method === 'GET') {
    const secret = door.access.redeem(token);
    if (secret === undefined) return sendHtml(response, 403, door.refusal);
    const name = cookieName(door, site.port());
    response.setHeader('Set-Cookie', `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`);
  }
  response.writeHead(303, { Location: door.path }).end();
}

/** The name of the browser that sent the request, undefined when it has no valid cookie for this door. */
export function browserOf(
  site: HttpSite,
  door: Door,
  request: IncomingMessage,
): string | undefined {
  const prefix = `${cookieName(door, site.port())}=`;
  const pair = (request.headers.cookie ?? '').split(/; */).find((one) => one.startsWith(prefix));
  return door.access.browserOf(pair?.slice(prefix.length));
}

async function sendFile(
  site: HttpSite,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const file = await findStaticFile(site.rendererFolder, path);
  if (!file) return sendText(response, 404, 'There is no such file.');
  response.writeHead(200, {
    'Content-Type': file.contentType,
    'Content-Length': file.bytes,
    'Cache-Control': file.cacheControl,
  });
  if (request.method === 'HEAD') return void response.end();
  await pipeline(createReadStream(file.path), response);
}
