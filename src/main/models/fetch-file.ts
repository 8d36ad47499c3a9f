import { type FileHandle, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../kernel/errors.ts';
import { writeAll } from './disk.ts';
import { bringOnAStick, formatBytes, ModelError, systemCode } from './errors.ts';
import { sizeOf } from './inspect.ts';
import { sha256Of } from './ledger.ts';
import { type Offer, type Source, TransientError } from './source.ts';

export interface RetryOptions {
  /** Failures in a row without a new byte after which it is given up. */
  readonly attempts: number;
  /** Wait before the second try, ms; doubled each time. */
  readonly backoffMs: number;
  readonly longestWaitMs: number;
  /** Without a byte for this long a connection counts as dead, ms. */
  readonly stallMs: number;
}

const defaultRetry = {
  attempts: 5,
  backoffMs: 500,
  longestWaitMs: 30_000,
  stallMs: 30_000,
} as const satisfies RetryOptions;

/** However much progress each one makes: a server that sends byte by byte is given up some day. */
const mostConnections = 200;

export interface FetchFileOptions {
  /** Bytes; null where it is not known. */
  readonly size: number | null;
  readonly sha256: string | null;
  readonly signal: AbortSignal;
  /** Bytes of the file that are here now. */
  readonly onBytes?: (bytes: number) => void;
  /** All bytes are here and are being hashed. */
  readonly onVerify?: () => void;
  readonly retry?: RetryOptions;
  /** Opens the part for writing (`a` or `w`); for tests. */
  readonly openPart?: (path: string, flags: 'a' | 'w') => Promise<FileHandle>;
}

/**
 * Brings one file to `target` and returns its sha256. Bytes go to `target.part`, which survives
 * failures and is resumed; only a whole file whose digest fits is renamed to `target`.
 * Throws ModelError.
 */
export async function fetchFile(
  source: Source,
  target: string,
  options: FetchFileOptions,
): Promise<string> {
  const retry = options.retry ?? defaultRetry;
  const part = `${target}.part`;
  await mkdir(dirname(target), { recursive: true });
  let failures = 0;
  let startedOver = false;
  for (let connection = 1; ; connection += 1) {
    const before = (await sizeOf(part)) ?? 0;
    try {
      if (options.signal.aborted) throw new ModelError('aborted', 'stopped');
      if (options.size === null || before !== options.size)
        await appendRest(source, part, before, options, retry);
      options.onVerify?.();
      const digest = await sha256Of(part, options.signal);
      if (options.sha256 === null || digest === options.sha256) {
        await rename(part, target);
        await rm(`${part}.json`, { force: true });
        return digest;
      }
      await dropPart(part);
      // What was resumed may have been another version of the file: the whole of it gets one try.
      if (before === 0 || startedOver) throw wrongContent(source, 'its sha256 is wrong');
      startedOver = true;
    } catch (error) {
      if (options.signal.aborted) throw new ModelError('aborted', 'stopped');
      if (error instanceof ModelError) throw error;
      if (systemCode(error) === 'ENOSPC' || systemCode(error) === 'EDQUOT')
        throw new ModelError(
          'no-space',
          `the disk is full at ${dirname(target)}: free some space and start again; what was fetched is kept`,
        );
      if (!(error instanceof TransientError))
        throw new ModelError('failed', `${target} cannot be written: ${messageOf(error)}`);
      if (error.startOver) await dropPart(part);
      const after = (await sizeOf(part)) ?? 0;
      failures = after > before ? 1 : failures + 1;
      if (failures >= retry.attempts || connection >= mostConnections)
        throw new ModelError(
          error.unreachable ? 'unreachable' : 'failed',
          `${error.message}; given up after ${connection} tries, what was fetched is kept. ${bringOnAStick}`,
        );
      const wait = error.waitMs ?? retry.backoffMs * 2 ** (failures - 1);
      await sleep(Math.min(wait, retry.longestWaitMs), undefined, { signal: options.signal }).catch(
        () => {},
      );
    }
  }
}

async function appendRest(
  source: Source,
  part: string,
  present: number,
  options: FetchFileOptions,
  retry: RetryOptions,
): Promise<void> {
  const validator = await readValidator(part);
  const tooLong = options.size !== null && present > options.size;
  // Without a digest only the server can say that the rest belongs to the same file.
  const resumable = !tooLong && (options.sha256 !== null || validator !== null);
  const offset = resumable ? present : 0;

  const stall = new AbortController();
  const signal = AbortSignal.any([options.signal, stall.signal]);
  const arm = () => setTimeout(() => stall.abort(), retry.stallMs);
  let timer = arm();
  let file: FileHandle | undefined;
  try {
    const offer = await source.open(offset, validator, signal);
    checkTotal(source, offer, options.size);
    file = await (options.openPart ?? open)(part, offer.offset === 0 ? 'w' : 'a');
    if (offer.validator) await writeFile(`${part}.json`, JSON.stringify(offer.validator));
    let bytes = offer.offset;
    options.onBytes?.(bytes);
    const limit = options.size ?? offer.total ?? Number.POSITIVE_INFINITY;
    for await (const piece of offer.body) {
      clearTimeout(timer);
      timer = arm();
      bytes += piece.byteLength;
      if (bytes > limit) throw wrongContent(source, `it is longer than ${formatBytes(limit)}`);
      await writeAll(file, piece);
      options.onBytes?.(bytes);
      if (signal.aborted) throw new Error('aborted');
    }
    const expected = options.size ?? offer.total;
    if (expected !== null && bytes < expected)
      throw new TransientError(
        `${source.name} ended after ${formatBytes(bytes)} of ${formatBytes(expected)}`,
      );
    await file.sync();
  } catch (error) {
    if (error instanceof ModelError && error.code === 'wrong-content') await dropPart(part);
    if (stall.signal.aborted)
      throw new TransientError(`${source.name} sent nothing for ${retry.stallMs / 1_000} s`);
    const isDisk = systemCode(error) === 'ENOSPC' || systemCode(error) === 'EDQUOT';
    if (error instanceof ModelError || error instanceof TransientError || isDisk) throw error;
    if (file === undefined) throw error;
    throw new TransientError(`${source.name} broke off (${systemCode(error) ?? messageOf(error)})`);
  } finally {
    clearTimeout(timer);
    await file?.close().catch(() => {});
  }
}

function checkTotal(source: Source, offer: Offer, size: number | null): void {
  if (size === null || offer.total === null || offer.total === size) return;
  throw wrongContent(
    source,
    `it has ${formatBytes(offer.total)} and should have ${formatBytes(size)} (${offer.total} and ${size} bytes)`,
  );
}

function wrongContent(source: Source, why: string): ModelError {
  return new ModelError(
    'wrong-content',
    `${source.name} is not the expected file: ${why}. It was deleted. ${bringOnAStick}`,
  );
}

async function dropPart(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(`${part}.json`, { force: true });
}

async function readValidator(part: string): Promise<string | null> {
  try {
    const value: unknown = JSON.parse(await readFile(`${part}.json`, 'utf8'));
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
