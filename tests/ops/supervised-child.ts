import { parentProcessWire } from '../../src/main/ops/child-wire.ts';

/** A child for the supervisor's tests. `argv[2]`: `idle` lives on, `die` ends itself at once. */
const wire = parentProcessWire();
wire.onMessage((message) => wire.send(message));
wire.onClose(() => process.exit(0));
if (process.argv[2] === 'die') process.exit(3);
