/**
 * A short-lived process that says which audio devices there are: PortAudio looks only once per process.
 * It stays until it is ended: whoever asked does that when the answer has come.
 */
import { parentProcessWire } from '../../ops/child-wire.ts';
import { loadNaudiodon } from './naudiodon.ts';

const wire = parentProcessWire();
wire.onClose(() => process.exit(0));
try {
  wire.send({ devices: loadNaudiodon().list() });
} catch (error) {
  wire.send({ error: String(error) });
}
