import type { Session, TurnRecord } from '../../src/main/engine/session.ts';

/** One turn as it was asked for. */
export interface Asked {
  readonly how: 'voice' | 'typed' | 'touch';
  readonly text: string;
  readonly touch: { readonly proposalId: string; readonly yes: boolean } | null;
  /** ms */
  readonly at: number;
  /** Another one was still being answered. */
  readonly behind: boolean;
  answered: boolean;
}

export interface SessionListener {
  /** Whether what would be answered is worked out before. */
  readonly prepares: boolean;
  onAsked(asked: Asked): void;
  /** Words over an answer of which nothing was understood: no turn. */
  onStray(text: string): void;
  onAnswered(asked: Asked, record: TurnRecord): void;
}

/** Listens to what a session is asked and answers, in order: a session answers one turn after the other. */
export function watchSession(session: Session, now: () => number, listener: SessionListener): void {
  const open: Asked[] = [];
  const { say, confirm, rehearse, makesSense } = session;
  function asked<T>(
    how: Omit<Asked, 'answered' | 'at' | 'behind'>,
    turn: () => Promise<T>,
  ): Promise<T> {
    const entry: Asked = { ...how, at: now(), behind: open.length > 0, answered: false };
    open.push(entry);
    listener.onAsked(entry);
    const done = () => {
      entry.answered = true;
      const at = open.indexOf(entry);
      if (at >= 0) open.splice(at, 1);
    };
    const answer = turn();
    void answer.catch(() => {}).finally(done);
    return answer;
  }
  Object.assign(session, {
    rehearse: listener.prepares ? rehearse : () => null,
    makesSense(heard: Parameters<typeof makesSense>[0]) {
      const sense = makesSense(heard);
      if (!sense) listener.onStray(heard.text);
      return sense;
    },
    say: (...args: Parameters<typeof say>) =>
      asked({ how: args[1] ? 'voice' : 'typed', text: args[0], touch: null }, () => say(...args)),
    confirm: (proposalId: string, yes: boolean) =>
      asked({ how: 'touch', text: '', touch: { proposalId, yes } }, () => confirm(proposalId, yes)),
  });
  session.events.on('answered', (record) => {
    const [first] = open;
    if (first) listener.onAnswered(first, record);
  });
}
