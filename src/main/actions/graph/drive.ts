import { assert } from '../../kernel/errors.ts';
import { confirm } from './confirm.ts';
import { execute } from './execute.ts';
import { format } from './format.ts';
import { look } from './look.ts';
import { parse } from './parse.ts';
import type { Ports } from './ports.ts';
import { propose } from './propose.ts';
import { resolve } from './resolve.ts';
import { maxAttempts, retry } from './retry.ts';
import type { Call, Response, State } from './state.ts';
import { validate } from './validate.ts';
import { verify } from './verify.ts';

/** No way through the graph is longer: parse, confirm, format, done, and three nodes an attempt. */
const maxSteps = 4 + 3 * maxAttempts;

/**
 * Takes a call through the graph to its answer.
 *
 * @throws what an action throws while nothing was changed: in `check`, a lookup's `run`, `describe`
 *   or `candidates`. From the yes on nothing throws: errors are answers.
 */
export function drive(call: Call, ports: Ports): Response {
  let state: State = { at: 'parse', call };
  for (let steps = 0; steps <= maxSteps; steps += 1) {
    ports.watch(state);
    if (state.at === 'done') return state.response;
    state = step(state, ports);
  }
  assert(false, `the action graph did not end; it stands at ${state.at}`);
}

/** Runs the node where the graph stands. */
function step(state: Exclude<State, State<'done'>>, ports: Ports): State {
  switch (state.at) {
    case 'parse':
      return parse(state, ports);
    case 'resolve':
      return resolve(state, ports);
    case 'validate':
      return validate(state, ports);
    case 'look':
      return look(state, ports);
    case 'propose':
      return propose(state, ports);
    case 'confirm':
      return confirm(state, ports);
    case 'execute':
      return execute(state, ports);
    case 'verify':
      return verify(state, ports);
    case 'retry':
      return retry(state);
    case 'format':
      return format(state, ports);
  }
}
