import type { SessionView } from '../../src/contract/kiosk.ts';
import type { ChatTurn } from '../../src/contract/web-api.ts';
import { RpcError } from '../../src/contract/rpc/message.ts';
import type { Places } from '../../src/main/engine/places.ts';

export interface FakePlaces extends Places {
  /** What was asked of it, in order. */
  readonly asked: readonly unknown[];
  /** Takes a place away, as time does. */
  forget(resumeToken: string): void;
  /** The next turn waits until the returned function is called. */
  hold(): () => void;
}

/** Places where nobody understands anything: every answer repeats what was said. */
export function fakePlaces({ max = 100 }: { readonly max?: number } = {}): FakePlaces {
  const views = new Map<string, SessionView>();
  const asked: unknown[] = [];
  let next = 1;
  let held: Promise<void> = Promise.resolve();
  return {
    asked,
    forget: (token) => void views.delete(token),
    hold() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    open({ language = 'en', resumeToken }) {
      if (resumeToken !== undefined && views.has(resumeToken))
        return { resumeToken, resumed: true };
      if (views.size >= max) throw new RpcError('busy', 'too many screens');
      const token = `seat-${next++}`;
      views.set(token, { ...blankView, sessionId: `talk-${token}`, language });
      asked.push(['open', { language }]);
      return { resumeToken: token, resumed: false };
    },
    view: (token) => views.get(token),
    async chat(token, turn) {
      asked.push(['chat', token, turn]);
      await held;
      if (turn.pack === 'circus') throw new RpcError('unknown-pack', 'no circus here');
      if (turn.text === 'break') throw new Error('secret detail');
      return {
        turn: { ...blankTurn, user: turn.text, reply: `You said ${turn.text}.` },
        stages: { understandMs: 2, actMs: 3, wordMs: 4 },
      };
    },
    async end(token) {
      asked.push(['end', token]);
      views.delete(token);
    },
    health: () => ({
      status: 'degraded',
      speech: { up: false, hears: [], speaks: false },
      models: [],
    }),
  };
}

export const blankView: SessionView = {
  sessionId: 'talk',
  pack: 'retail',
  packTitle: 'Shop',
  language: 'en',
  status: 'idle',
  turns: [],
  pending: null,
  task: null,
  later: [],
  endsAt: null,
  suggestions: [],
  voice: {
    hears: false,
    speaks: false,
    notice: null,
    hint: null,
    halfDuplex: false,
    muted: false,
  },
  notice: null,
  outbox: 0,
  models: [],
  handover: false,
  packs: [{ id: 'retail', title: 'Shop', line: '' }],
  languages: ['en', 'hi', 'bn', 'mr'],
};

const blankTurn: ChatTurn = {
  turn: 1,
  user: '',
  language: 'en',
  act: 'request',
  intent: null,
  confidence: 1,
  slots: {},
  reply: '',
  cards: [],
  pending: null,
  receipts: [],
  handover: false,
  ms: 1,
};
