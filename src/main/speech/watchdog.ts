import type { emptyApi } from '../../contract/rpc/api.ts';
import type { Peer } from '../../contract/rpc/peer.ts';
import type { SpeechApi } from '../../contract/speech.ts';

const askEveryMs = 5_000;
/** Long, because a busy machine may be slow; native code that hangs hangs for ever. */
const answerWithinMs = 10_000;

/** Asks the process for its status now and then, and calls `onHung` when it does not answer. */
export function watchPeer(peer: Peer<typeof emptyApi, SpeechApi>, onHung: () => void): () => void {
  let asking = false;
  const timer = setInterval(() => {
    if (asking) return;
    asking = true;
    peer.call('status', {}, { timeoutMs: answerWithinMs }).then(
      () => {
        asking = false;
      },
      (error: { code?: string }) => {
        clearInterval(timer);
        if (error.code === 'timeout') onHung();
      },
    );
  }, askEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
