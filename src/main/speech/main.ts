/** Entry of the speech process: a forked child, or an Electron utility process. Glue only. */
import { emptyApi } from '../../contract/rpc/api.ts';
import { createPeer } from '../../contract/rpc/peer.ts';
import { speechApi } from '../../contract/speech.ts';
import { parentProcessWire } from '../ops/child-wire.ts';
import { createLog } from '../ops/log.ts';
import { createSpeechService } from './service.ts';

const log = createLog('speech', 'info');
/** Not process.exit: it waits for native audio threads, which wait for a device that may be gone. */
const die = () => process.kill(process.pid, 'SIGKILL');

const service = createSpeechService({
  emit: (name, data) => peer.emit(name, data),
  sendBytes: (frame) => peer.sendBytes(frame),
  restart(reason) {
    log.warn({ reason }, 'restarting');
    setTimeout(die, 100); // The status that says why leaves first.
  },
});
const peer = createPeer({
  wire: parentProcessWire(),
  serves: speechApi,
  handlers: service.handlers,
  uses: emptyApi,
  onProtocolError: (problem) => log.warn({ problem }, 'protocol error'),
});
peer.onBytes(service.acceptBytes);
peer.onClose(die);
