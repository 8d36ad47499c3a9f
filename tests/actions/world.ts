import { createActionAgent } from '../../src/main/actions/agent.ts';
import { answerDocument, type DocumentTools } from '../../src/main/actions/answer-document.ts';
import {
  type ResponseDocument,
  readRequest,
  responseSchema,
} from '../../src/main/actions/document.ts';
import type { Ports } from '../../src/main/actions/graph/ports.ts';
import type { Proposal, Receipt, Slots } from '../../src/main/actions/port.ts';
import type { SqliteDatabase } from '../../src/main/store/sqlite.ts';
import { actions, context, type Deposit } from './bank.ts';
import { beginLife, type Faults, type Life } from './faults.ts';

/** What came back of a call, whichever front end made it; null when the process died. */
export interface Result {
  readonly status: string;
  readonly receipt: Receipt | null;
  readonly proposal: Proposal | null;
}

/** Someone who talks to the agent: the kiosk in its process, or another program through documents. */
export interface FrontEnd {
  readonly name: 'kiosk' | 'documents';
  ask(slots: Slots, now: number, faults: Faults): Result | null;
  /** Changes the amount on the confirmation. */
  edit(proposal: Proposal, amount: number, now: number, faults: Faults): Result | null;
  answer(proposal: Proposal, yes: boolean, now: number, faults: Faults): Result | null;
  restart(): void;
}

export const depositOf = (proposal: Proposal) => proposal.input as unknown as Deposit;

type NewId = Ports['newId'];

export function openKiosk(db: SqliteDatabase, newId: NewId): FrontEnd {
  let life = beginLife(db);
  const live = <T>(faults: Faults, work: () => T) => {
    const result = during(life, faults, work);
    if (life.dead) life = beginLife(db);
    return result;
  };
  const agent = () =>
    createActionAgent(actions, life.db, { newId, watch: life.watch, onError: () => {} });
  /** A mistake is thrown; the session apologises and says that nothing was changed. */
  function settle(proposal: Proposal, yes: boolean, now: number) {
    try {
      return yes
        ? agent().commit(proposal, 'kiosk', context(now))
        : agent().decline(proposal, 'kiosk', context(now));
    } catch {
      return { status: 'failed' as const };
    }
  }
  return {
    name: 'kiosk',
    ask: (slots, now, faults) =>
      live(faults, () => {
        const made = agent().request({ action: 'deposit', slots }, context(now));
        const proposal = made.status === 'proposed' ? made.proposal : null;
        return { status: made.status, receipt: null, proposal };
      }),
    edit: (proposal, amount, now, faults) =>
      live(faults, () => {
        const change = { slot: 'amount', value: String(amount) };
        const made = agent().change(proposal, change, context(now));
        const fresh = made.status === 'proposed' ? made.proposal : null;
        return { status: made.status, receipt: null, proposal: fresh };
      }),
    answer: (proposal, yes, now, faults) =>
      live(faults, () => {
        const made = settle(proposal, yes, now);
        const receipt = made.status === 'committed' ? made.receipt : null;
        const status = made.status === 'committed' ? 'done' : made.status;
        return { status, receipt, proposal: null };
      }),
    restart() {
      life = beginLife(db);
    },
  };
}

/** Keeps nothing but what documents bring back; every call is a process of its own. */
export function openDocuments(db: SqliteDatabase, newId: NewId, session = 'documents'): FrontEnd {
  let kept: ResponseDocument['context'] | undefined;
  function send(request: object, now: number, faults: Faults): Result | null {
    const life = beginLife(db);
    const made = during(life, faults, () => {
      // Over the wire and back: nothing but JSON survives.
      const read = readRequest(JSON.parse(JSON.stringify(request)));
      if ('wrong' in read) throw new Error(read.wrong);
      return answerDocument(read.request, { ...tools(life, now), newId });
    });
    if (!made) return null;
    const response = responseSchema.parse(made);
    kept = response.context;
    return { status: response.status, ...response.result };
  }
  const talk = () => kept ?? { language: 'en' };
  return {
    name: 'documents',
    ask: (entities, now, faults) =>
      send({ session, intent: 'deposit', entities, context: talk() }, now, faults),
    edit: (pending, amount, now, faults) => {
      const change = { slot: 'amount', value: String(amount) };
      const said = { pending, change, proposalId: pending.id };
      return send({ session, context: { ...talk(), ...said } }, now, faults);
    },
    answer: (pending, yes, now, faults) => {
      const said = { pending, answer: yes ? 'yes' : 'no', proposalId: pending.id };
      return send({ session, context: { ...talk(), ...said } }, now, faults);
    },
    restart() {},
  };
}

/** Runs a call in a life; null when the life ended in it, whatever was returned by then. */
function during<T>(life: Life, faults: Faults, work: () => T): T | null {
  life.arm(faults);
  try {
    const made = work();
    return life.dead ? null : made;
  } catch (error) {
    if (life.dead) return null;
    throw error;
  } finally {
    life.arm({});
  }
}

export const tools = (life: Pick<Life, 'db' | 'watch'>, now: number): DocumentTools => ({
  actions,
  db: life.db,
  now,
  watch: life.watch,
  onError: () => {},
  intent: (name, slots) =>
    Object.hasOwn(actions, name)
      ? { action: name, slots, name: { kind: 'phrase', key: `choice.${name}` } }
      : undefined,
  wording: () => ({
    word: (phrases) => {
      const text = phrases.map(({ key }) => key).join(' ');
      return { text, spoken: text };
    },
    label: (key) => `<${key}>`,
    name: (param) => (typeof param === 'object' && 'key' in param ? param.key : String(param)),
  }),
});
