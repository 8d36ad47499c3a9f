import { emptyApi } from '../../contract/rpc/api.ts';
import { llmApi } from '../../contract/llm.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import { createPeer } from '../../contract/rpc/peer.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import { messageWire, parentProcessWire } from '../ops/child-wire.ts';
import { createLlama } from './llama.ts';
import { LlmError } from './port.ts';

/** The llm process: llama.cpp behind the RPC, and nothing else. */

/** The parts of Electron's `process.parentPort` used here. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

function wireToParent(): Wire {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (!parentPort) return parentProcessWire();
  return messageWire({
    send: (message) => parentPort.postMessage(message),
    onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    onClose: () => {}, // Electron ends utility processes with the application.
    close: () => process.exit(0),
  });
}

async function withCodes<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof LlmError ? new RpcError(error.code, error.message) : error;
  }
}

const llama = createLlama(process.env['VAANI_LLM_GPU'] === 'auto' ? 'auto' : false);
const peer = createPeer({
  wire: wireToParent(),
  serves: llmApi,
  uses: emptyApi,
  maxInFlight: 16,
  handlers: {
    load: (options) => withCodes(llama.load(options)),
    complete: ({ request, ...rest }, signal) =>
      withCodes(
        llama.complete(rest, { signal, onText: (text) => peer.emit('text', { request, text }) }),
      ),
    unload: async () => {
      await llama.unload();
      return {};
    },
  },
});
// Without a parent there is nobody to answer. llama.cpp's threads must not hold the process.
peer.onClose(() => process.exit(0));
