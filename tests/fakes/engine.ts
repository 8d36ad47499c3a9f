import { kioskApi, type SessionView, type ViewTurn } from '../../src/contract/kiosk.ts';
import { type Language, languages } from '../../src/contract/language.ts';
import { emptyApi, type Params } from '../../src/contract/rpc/api.ts';
import { RpcError } from '../../src/contract/rpc/message.ts';
import { createPeer } from '../../src/contract/rpc/peer.ts';
import type { Wire } from '../../src/contract/rpc/wire.ts';
import { orderCard, policyCards, productCards, scripts } from './engine-script.ts';

/** What the screen did, in order, for a test to look at. */
export interface EngineCall {
  readonly method: string;
  readonly params: unknown;
}

export interface FakeEngine {
  /** Serves the kiosk on a wire, as the real engine does. */
  serve(wire: Wire): void;
  readonly calls: readonly EngineCall[];
  /** Changes the view by hand and shows it. */
  show(change: Partial<SessionView>): void;
  partial(text: string): void;
  level(source: 'person' | 'vaani', rms: number): void;
  /** A sentence of this turn begins to be audible. */
  caption(turnId: number, from: number, to: number, durationMs: number): void;
  notify(text: string): void;
  /** Audio frames that came from the screen, in bytes. */
  readonly heardBytes: () => number;
  sendAudio(frame: Uint8Array): void;
  complete(utterance: number): void;
  stopPlayback(): void;
  duckPlayback(on: boolean): void;
  view(): SessionView;
  /** The next choice of a trade fails with this code. */
  refuse(code: string): void;
  /** Drops every connection. */
  drop(): void;
}

export interface FakeEngineOptions {
  /** The trades it serves; of several, none is chosen yet. Default: one shop. */
  readonly packs?: SessionView['packs'];
}

/** What people ask, in every language. */
const examples = languages.flatMap((language) =>
  scripts[language].suggestions.map((text) => ({ language, text })),
);

/** An engine that follows a fixed script: order 1042, four digits, cancel, yes; products; the policy. */
export function createFakeEngine({ packs }: FakeEngineOptions = {}): FakeEngine {
  const calls: EngineCall[] = [];
  const wires = new Set<Wire>();
  let peer: ReturnType<typeof createPeer<typeof kioskApi, typeof emptyApi>> | undefined;
  let heardBytes = 0;
  let refusal: string | undefined;
  let nextTurn = 1;
  let session: { token: string; view: SessionView } | undefined;

  function blank(language: Language): SessionView {
    const script = scripts[language];
    return {
      sessionId: 's1',
      pack: packs ? null : 'retail',
      packTitle: packs ? '' : script.packTitle,
      language,
      status: 'idle',
      turns: [],
      pending: null,
      task: null,
      later: [],
      endsAt: null,
      suggestions: [...script.suggestions],
      ...(!packs && { examples }),
      voice: {
        hears: true,
        speaks: true,
        notice: null,
        hint: null,
        halfDuplex: false,
        muted: false,
      },
      notice: null,
      outbox: 0,
      models: [],
      handover: false,
      packs: packs ?? [{ id: 'retail', title: script.packTitle, line: '' }],
      languages: [language, ...languages.filter((other) => other !== language)],
    };
  }

  function current(): SessionView {
    if (!session) throw new RpcError('no-session', 'call open first');
    return session.view;
  }

  function show(change: Partial<SessionView>): void {
    if (!session) throw new Error('no session is open');
    session.view = { ...session.view, ...change };
    peer?.emit('view', session.view);
  }

  const turn = (who: ViewTurn['who'], text: string, cards: ViewTurn['cards'] = []): ViewTurn => ({
    id: nextTurn++,
    who,
    text,
    cards,
    interrupted: false,
  });

  function answer(text: string): void {
    const { language, turns } = current();
    const script = scripts[language];
    const reply = (words: string, cards: ViewTurn['cards'] = [], more: Partial<SessionView> = {}) =>
      show({
        turns: [...turns, turn('person', text), turn('vaani', words, cards)],
        status: 'listening',
        ...more,
      });
    switch (text) {
      case script.where:
        return reply(script.askDigits);
      case script.digits:
        return reply(script.found, [orderCard(script, false)], { suggestions: [script.cancel] });
      case script.cancel:
        return reply(script.readBack, [], {
          pending: {
            proposalId: 'p1',
            title: script.readBack,
            lines: script.lines.map(([label, value]) => ({ label, value })),
            expiresAt: new Date(Date.now() + 45_000).toISOString(),
          },
          suggestions: [],
        });
      case script.show:
        return reply(script.shown, productCards(script));
      case script.askPolicy:
        return reply(script.policy, policyCards(script));
      default:
        return reply(script.suggestions.join(' '));
    }
  }

  function confirm({ proposalId, yes }: Params<typeof kioskApi, 'confirm'>): void {
    const { pending, turns, language } = current();
    if (pending?.proposalId !== proposalId) throw new RpcError('stale', 'another proposal');
    const script = scripts[language];
    const said = yes
      ? [turn('person', script.yes), turn('vaani', script.done, [orderCard(script, true)])]
      : [];
    show({ turns: [...turns, ...said], pending: null, suggestions: [...script.suggestions] });
  }

  /** The turn and what came of it are taken back, and what was meant is answered. */
  function correct({ turnId, text }: Params<typeof kioskApi, 'correct'>): void {
    const { turns } = current();
    const at = turns.findIndex(({ id, who }) => id === turnId && who === 'person');
    if (at < 0) throw new RpcError('gone', 'no such turn of the person');
    show({ turns: turns.slice(0, at) });
    answer(text);
  }

  /** The new value stands in the line, in a proposal of its own. */
  function change({ proposalId, slot, value }: Params<typeof kioskApi, 'change'>): void {
    const { pending } = current();
    if (pending?.proposalId !== proposalId) throw new RpcError('gone', 'another proposal');
    const line = pending.lines.find(({ edit }) => edit?.slot === slot);
    if (!line?.edit) throw new RpcError('invalid', 'no such line');
    const { edit } = line;
    const label = edit.options?.find((option) => option.value === value)?.label ?? value;
    show({
      pending: {
        ...pending,
        proposalId: `${proposalId}'`,
        lines: pending.lines.map((each) =>
          each === line ? { ...each, value: label, edit: { ...edit, value } } : each,
        ),
      },
    });
  }

  function askFor({ slot }: Params<typeof kioskApi, 'askFor'>): void {
    const { task } = current();
    if (!task?.slots.some(({ name }) => name === slot)) throw new RpcError('gone', 'no such gap');
    show({
      task: { ...task, slots: task.slots.map((each) => ({ ...each, asked: each.name === slot })) },
    });
  }

  function serve(wire: Wire): void {
    wires.add(wire);
    wire.onClose(() => wires.delete(wire));
    const note = (method: string, params: unknown) => void calls.push({ method, params });
    peer = createPeer({
      wire,
      serves: kioskApi,
      uses: emptyApi,
      handlers: {
        open(params) {
          note('open', params);
          const resumed = session !== undefined && params.resumeToken === session.token;
          if (!session || !resumed) {
            session = { token: `t${calls.length}`, view: blank(params.language ?? 'en') };
          }
          return { resumeToken: session.token, resumed, view: session.view };
        },
        say(params) {
          note('say', params);
          answer(params.text);
          return {};
        },
        confirm(params) {
          note('confirm', params);
          confirm(params);
          return {};
        },
        correct(params) {
          note('correct', params);
          correct(params);
          return {};
        },
        change(params) {
          note('change', params);
          change(params);
          return {};
        },
        askFor(params) {
          note('askFor', params);
          askFor(params);
          return {};
        },
        mute(params) {
          note('mute', params);
          show({ voice: { ...current().voice, muted: params.on } });
          return {};
        },
        stop(params) {
          note('stop', params);
          show({ status: 'listening', endsAt: null });
          return {};
        },
        listen(params) {
          note('listen', params);
          show({ status: params.on ? 'listening' : 'idle' });
          return {};
        },
        holdTurn(params) {
          note('holdTurn', params);
          return {};
        },
        endTurn(params) {
          note('endTurn', params);
          return {};
        },
        pack(params) {
          note('pack', params);
          if (refusal !== undefined) {
            const code = refusal;
            refusal = undefined;
            throw new RpcError(code, 'the test said so');
          }
          const chosen = current().packs.find(({ id }) => id === params.pack);
          if (!chosen) throw new RpcError('unknown-pack', 'no such trade');
          show({ pack: chosen.id, packTitle: chosen.title });
          return {};
        },
        language(params) {
          note('language', params);
          const script = scripts[params.language];
          show({
            language: params.language,
            packTitle: packs ? current().packTitle : script.packTitle,
            suggestions: [...script.suggestions],
          });
          return {};
        },
        end(params) {
          note('end', params);
          show(blank(current().language));
          return {};
        },
        played(params) {
          note('played', params);
          return {};
        },
      },
    });
    peer.onBytes((bytes) => {
      heardBytes += bytes.byteLength;
    });
  }

  return {
    serve,
    calls,
    show,
    partial: (text) => peer?.emit('partial', { text }),
    level: (source, rms) => peer?.emit('level', { source, rms }),
    caption: (turnId, from, to, durationMs) =>
      peer?.emit('caption', { turnId, from, to, durationMs }),
    notify: (text) => peer?.emit('notification', { text }),
    heardBytes: () => heardBytes,
    sendAudio: (frame) => peer?.sendBytes(frame),
    complete: (utterance) => peer?.emit('playback.complete', { utterance }),
    duckPlayback: (on) => peer?.emit('playback.duck', { on }),
    stopPlayback: () => peer?.emit('playback.stop', {}),
    view: current,
    refuse: (code) => {
      refusal = code;
    },
    drop() {
      for (const wire of [...wires]) wire.close('dropped by the test');
    },
  };
}
