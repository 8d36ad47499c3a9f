/** Entry of the speech process: a forked child, or an Electron utility process. Glue only. */
import { emptyApi } from '../../contract/rpc/api.ts';
import { createPeer } from '../../contract/rpc/peer.ts';
import { speechApi } from '../../contract/speech.ts';
import { messageWire, parentProcessWire } from '../ops/child-wire.ts';
import { createLog } from '../ops/log.ts';
import { createSpeechService } from './service.ts';

/** Electron's `process.parentPort`, as far as it is used. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

const log = createLog('speech', 'info');
/** Not process.exit: it waits for native audio threads, which wait for a device that may be gone. */
const die = () => process.kill(process.pid, 'SIGKILL');
const port = (process as { parentPort?: ParentPort }).parentPort;
const wire = port
  ? messageWire({
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
      onClose: () => {}, // Electron ends a utility process with its parent.
      close: die,
    })
  : parentProcessWire();

const service = createSpeechService({
  emit: (name, data) => peer.emit(name, data),
  sendBytes: (frame) => peer.sendBytes(frame),
  restart(reason) {
    log.warn({ reason }, 'restarting');
    setTimeout(die, 100); // The status that says why leaves first.
  },
});
const peer = createPeer({
  wire,
  serves: speechApi,
  handlers: service.handlers,
  uses: emptyApi,
  onProtocolError: (problem) => log.warn({ problem }, 'protocol error'),
});
peer.onBytes(service.acceptBytes);
peer.onClose(die);
