import { parentProcessWire } from '../../src/main/ops/child-wire.ts';
import { serveSuite } from './rpc-service.ts';

/** The far end of the child-process transport. */
const wire = parentProcessWire();
serveSuite(wire);
wire.onClose(() => process.exit(0));
