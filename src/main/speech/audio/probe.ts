/** A short-lived process that says which audio devices there are: PortAudio looks only once per process. */
import { loadNaudiodon } from './naudiodon.ts';

try {
  process.send?.({ devices: loadNaudiodon().list() }, () => process.exit(0));
} catch (error) {
  process.send?.({ error: String(error) }, () => process.exit(1));
}
