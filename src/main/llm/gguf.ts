import { open } from 'node:fs/promises';
import { messageOf } from '../kernel/errors.ts';
import { LlmError } from './port.ts';

/** Magic, version, tensor count, metadata count: the part of a GGUF file that is always there. */
const headerBytes = 24;
const readableVersions: readonly number[] = [2, 3];

/**
 * Checks that a model file is there and begins like a GGUF file, because llama.cpp's own complaint
 * about a wrong file tells nobody what to do. Whether the weights are whole is for `vaani models
 * verify` (sha256) and for llama.cpp, which compares the tensors with the file's length.
 * Rejects with LlmError `model-missing`.
 */
export async function checkGguf(path: string): Promise<void> {
  const header = await readHeader(path);
  if (header.byteLength < headerBytes) {
    throw bad(path, `holds only ${header.byteLength} bytes; it was not copied or downloaded whole`);
  }
  if (header.toString('latin1', 0, 4) !== 'GGUF') {
    throw bad(path, 'is not a GGUF file; name a file that ends in .gguf');
  }
  const version = header.readUInt32LE(4);
  if (!readableVersions.includes(version)) {
    throw bad(
      path,
      `is GGUF version ${version}, and only ${readableVersions.join(', ')} can be read`,
    );
  }
  if (header.readBigUInt64LE(8) === 0n) throw bad(path, 'holds no tensors; it is not a model');
}

async function readHeader(path: string): Promise<Buffer> {
  try {
    await using file = await open(path, 'r');
    const buffer = Buffer.alloc(headerBytes);
    const { bytesRead } = await file.read(buffer, 0, headerBytes, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === 'ENOENT') throw bad(path, 'is not there; install it with: vaani models install');
    if (code === 'EISDIR') throw bad(path, 'is a folder; name the .gguf file in it');
    throw bad(path, `cannot be read: ${messageOf(error)}`);
  }
}

/** The error for a model file that cannot be used. */
export function bad(path: string, why: string): LlmError {
  return new LlmError('model-missing', `the language model ${path} ${why}`);
}
