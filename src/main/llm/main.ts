import { emptyApi } from '../../contract/rpc/api.ts';
import { llmApi } from '../../contract/llm.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import { createPeer } from '../../contract/rpc/peer.ts';
import { parentProcessWire } from '../ops/child-wire.ts';
import { createLlama } from './llama.ts';
import { LlmError } from './port.ts';

/** The llm process: llama.cpp behind the RPC, and nothing else. */

async function withCodes<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof LlmError ? new RpcError(error.code, error.message) : error;
  }
}

const llama = createLlama(process.env['VAANI_LLM_GPU'] === 'auto' ? 'auto' : false);
const peer = createPeer({
  wire: parentProcessWire(),
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
