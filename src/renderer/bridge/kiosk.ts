import { type KioskApi, kioskApi, maxTypedCharacters } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import type { CallName, Params } from '../../contract/rpc/api.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import { withSentence } from '../store/caption.ts';
import type { LevelMeter } from '../store/levels.ts';
import { withNote } from '../store/notes.ts';
import { type KioskStore, withView } from '../store/store.ts';
import type { Voice, VoiceListeners } from './audio/voice.ts';
import type { Connector } from './connect.ts';
import { createLink, type EnginePeer, type LinkOptions, MismatchError } from './link.ts';
import { createMicrophoneButton, type MicrophoneButton } from './push-to-talk.ts';
import type { TokenStore } from './resume-token.ts';
import type { Opening } from './session.ts';

/** What a person can do. Each resolves to false when it could not be done (the store says `refused`). */
export interface Kiosk {
  /**
   * The tap on the attract screen: sound on, microphone on, listening. Call it in the tap's handler.
   * A trade that could not be chosen brings the attract screen back.
   */
  begin(choice?: { readonly language?: Language; readonly pack?: string }): Promise<void>;
  /** Tries the microphone again. Call it in a tap's handler. */
  startVoice(): Promise<void>;
  /** One typed or tapped turn; too long a text is refused before it is sent. */
  say(text: string): Promise<boolean>;
  /** What the person really said where a turn of theirs was misheard. */
  correct(turnId: number, text: string): Promise<boolean>;
  /** Vaani asks for this gap of the task. */
  askFor(slot: string): Promise<boolean>;
  /** A card that was told without being asked for has been seen. */
  dismiss(noteId: number): void;
  confirm(proposalId: string, yes: boolean): Promise<boolean>;
  /** Another value for a line of the confirmation: a new proposal takes its place, or words say why not. */
  change(proposalId: string, slot: string, value: string): Promise<boolean>;
  stop(): Promise<boolean>;
  listen(on: boolean): Promise<boolean>;
  /** The microphone button: a tap, or push-to-talk. `onHeld`: the person talks while holding it. */
  microphoneButton(onHeld: (held: boolean) => void): MicrophoneButton;
  /** No sound from here on, or again. */
  mute(on: boolean): Promise<boolean>;
  language(language: Language): Promise<boolean>;
  end(): Promise<boolean>;
  /** Connects again at once. */
  retry(): void;
  start(): void;
  dispose(): void;
}

export interface KioskOptions {
  readonly connector: Connector;
  readonly store: KioskStore;
  readonly levels: LevelMeter;
  readonly token: TokenStore;
  /** Makes the browser's audio; not called where the kiosk has its own devices. */
  readonly createVoice: (listeners: VoiceListeners) => Voice;
  /** A kiosk with its own microphone listens before anybody taps: whoever comes by can just speak. */
  readonly hearsPassers?: boolean;
  readonly after?: LinkOptions<KioskApi>['after'];
}

/** What another device in the socket can put right. */
const recoverable: ReadonlySet<string> = new Set(['lost', 'missing', 'busy']);
const openWithinMs = 8_000;
const answerWithinMs = 15_000;
/** Words that nobody adds to for this long were not the beginning of a turn. */
const partialStaysMs = 6_000;

export function createKiosk(options: KioskOptions): Kiosk {
  const { connector, store, levels, token } = options;
  const remote = connector.audio === 'browser';
  /** What the engine was told: a connection carries audio only after a tap made sound possible. */
  let audioOpen = false;
  let wantsAudio = false;
  /** With what the connection of now, or the one that is being made, opens its session. */
  let opening: Opening = { audio: 'none' };
  /** Requests on their way, and the change to a connection with audio that must not cut them off. */
  const underWay = new Set<Promise<boolean>>();
  let changing: Promise<void> | undefined;
  let partialTimer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the person is listened to, as they asked for last; undefined before they did. */
  let asked: boolean | undefined;
  /** How many conversations were begun here. */
  let begun = 0;
  /** The session in which passers-by are listened to. */
  let invited: string | undefined;

  const voice = remote
    ? options.createVoice({
        onFrame(bytes) {
          if (audioOpen && store.getState().view?.status !== 'idle') link.peer()?.sendBytes(bytes);
        },
        onPlayed: (utterance, state) =>
          void link
            .peer()
            ?.call('played', { utterance, state })
            .catch(() => {}),
        onMicrophoneLost: () => store.setState({ voice: { kind: 'failed', reason: 'lost' } }),
        onDevices: () => void recoverVoice(),
      })
    : undefined;

  const link = createLink({
    uses: kioskApi,
    vital: 'view',
    dial: () => connector.dial((opening = nextOpening())),
    greet,
    after: options.after,
    onState(state) {
      store.setState({ link: state });
      if (state === 'open') return invitePassers();
      voice?.stopPlayback();
      levels.clear();
      store.setState({ partial: '' });
    },
  });

  function nextOpening(): Opening {
    const resumeToken = token.read();
    const { language } = store.getState();
    const audio = remote ? (wantsAudio ? 'remote' : 'none') : 'device';
    return { audio, ...(resumeToken ? { resumeToken } : { language }) };
  }

  async function greet(peer: EnginePeer<KioskApi>): Promise<void> {
    voice?.reset();
    peer.on('view', take);
    peer.on('partial', ({ text }) => {
      clearTimeout(partialTimer);
      store.setState({ partial: text });
      partialTimer = setTimeout(() => store.setState({ partial: '' }), partialStaysMs);
    });
    peer.on('level', ({ source, rms }) => levels.set(source, rms));
    peer.on('caption', (sentence) =>
      store.setState(({ caption }) => ({ caption: withSentence(caption, sentence) })),
    );
    peer.on('notification', ({ text }) =>
      store.setState(({ notes }) => ({ notes: withNote(notes, text) })),
    );
    peer.on('playback.stop', () => voice?.stopPlayback());
    peer.on('playback.duck', ({ on }) => voice?.duck(on));
    peer.on('playback.complete', ({ utterance }) => voice?.complete(utterance));
    peer.onBytes((bytes) => voice?.receive(bytes));
    audioOpen = opening.audio === 'remote';
    try {
      const opened = await peer.call('open', opening, { timeoutMs: openWithinMs });
      token.write(opened.resumeToken);
      take(opened.view);
    } catch (error) {
      const code = error instanceof RpcError ? error.code : '';
      if (code === 'invalid' || code === 'unknown-method') {
        throw new MismatchError('the engine speaks another version');
      }
      // A token that the engine will not take must not stand in the way of a new conversation.
      if (code !== 'closed' && code !== 'timeout') token.forget();
      throw error;
    }
  }

  function take(view: Parameters<typeof withView>[1]): void {
    const wasStarted = inConversation();
    store.setState((state) => withView(state, view));
    // The next person has not asked for the microphone yet.
    if (wasStarted && !inConversation()) endVoice();
    invitePassers();
  }

  /** Once in a session that nobody has begun yet; what cannot be is tried again with the next view. */
  function invitePassers(): void {
    const { view, link: state } = store.getState();
    if (!options.hearsPassers || remote || !view || state !== 'open') return;
    if (view.sessionId === invited || inConversation()) return;
    const { sessionId } = view;
    invited = sessionId;
    void attempt('listen', { on: true }).then((heard) => {
      if (!heard && invited === sessionId) invited = undefined;
    });
  }

  const personTurns = () =>
    store.getState().view?.turns.filter(({ who }) => who === 'person').length ?? 0;

  function inConversation(): boolean {
    const { started, view } = store.getState();
    return started || (view?.turns.length ?? 0) > 0;
  }

  function endVoice(): void {
    asked = undefined;
    voice?.stopMicrophone();
    levels.clear();
    if (remote) store.setState({ voice: { kind: 'off' } });
  }

  function listen(on: boolean): Promise<boolean> {
    asked = on;
    store.setState({ muted: !on });
    return request('listen', { on });
  }

  async function stop(): Promise<boolean> {
    // The person wants silence now, whatever the line does.
    voice?.stopPlayback();
    return request('stop', {});
  }

  async function request<M extends CallName<KioskApi>>(
    method: M,
    params: Params<KioskApi, M>,
  ): Promise<boolean> {
    // Someone who taps quickly speaks into a connection that is just being changed.
    while (changing) await changing;
    const sent = attempt(method, params);
    underWay.add(sent);
    const succeeded = await sent;
    underWay.delete(sent);
    store.setState({ refused: !succeeded });
    return succeeded;
  }

  /** Resolves to false when it could not be done. */
  async function attempt<M extends CallName<KioskApi>>(
    method: M,
    params: Params<KioskApi, M>,
  ): Promise<boolean> {
    const peer = link.peer();
    if (!peer) return false;
    return peer.call(method, params, { timeoutMs: answerWithinMs }).then(
      () => true,
      () => false,
    );
  }

  async function takeAudio(): Promise<void> {
    await Promise.all(underWay);
    await link.redial().catch(() => {});
    changing = undefined;
  }

  /** `listens`: people are heard from then on. */
  async function startVoice(listens = true): Promise<void> {
    if (!voice) return void (await listen(true));
    voice.unlockSpeaker();
    store.setState({ voice: { kind: 'starting' } });
    wantsAudio = true;
    const failure = await voice.startMicrophone();
    if (!inConversation()) return endVoice();
    store.setState({ voice: failure ? { kind: 'failed', reason: failure } : { kind: 'on' } });
    // Without a microphone Vaani can still be heard, so the connection carries audio all the same.
    if (!audioOpen) await (changing ??= takeAudio());
    if (!failure && listens) await listen(true);
  }

  /** Another microphone is there, or the one that was lost is back: nobody has to tap for that. */
  async function recoverVoice(): Promise<void> {
    const { voice: state } = store.getState();
    const gone = state.kind === 'failed' && recoverable.has(state.reason);
    if (gone && inConversation() && (await voice?.allowedAlready()))
      await startVoice(asked !== false);
  }

  /** After a reload in mid-conversation: the microphone comes back if it needs no asking. */
  async function resumeVoice(): Promise<void> {
    if (!voice || !inConversation() || !(await voice.allowedAlready())) return;
    await startVoice();
    const { voice: state } = store.getState();
    if (state.kind === 'failed' && state.reason === 'blocked') {
      store.setState({ voice: { kind: 'off' } });
    }
  }

  return {
    async begin({ language, pack } = {}) {
      begun += 1;
      const before = store.getState().language;
      store.setState({ started: true, language: language ?? before });
      voice?.unlockSpeaker();
      if (language && language !== store.getState().view?.language) {
        await request('language', { language });
      }
      // In the wrong trade nothing would be understood.
      if (pack !== undefined && !(await request('pack', { pack }))) {
        return store.setState({ started: false });
      }
      await startVoice();
    },
    startVoice: () => startVoice(),
    async say(text) {
      const trimmed = text.trim();
      if (trimmed === '' || trimmed.length > maxTypedCharacters) return false;
      return request('say', { text: trimmed });
    },
    async correct(turnId, text) {
      const trimmed = text.trim();
      if (trimmed === '' || trimmed.length > maxTypedCharacters) return false;
      return request('correct', { turnId, text: trimmed });
    },
    askFor: (slot) => request('askFor', { slot }),
    dismiss: (noteId) =>
      store.setState(({ notes }) => ({ notes: notes.filter(({ id }) => id !== noteId) })),
    change: (proposalId, slot, value) => request('change', { proposalId, slot, value }),
    async confirm(proposalId, yes) {
      store.setState({ answered: proposalId });
      const sent = await request('confirm', { proposalId, yes });
      if (!sent) store.setState({ answered: null });
      return sent;
    },
    stop,
    listen,
    microphoneButton: (onHeld) =>
      createMicrophoneButton({
        listening: () => asked ?? store.getState().view?.status !== 'idle',
        speaking: () => store.getState().view?.status === 'speaking',
        turns: personTurns,
        listen: (on) => void listen(on),
        hush: () => void stop(),
        holdTurn: () => void request('holdTurn', {}),
        endTurn: () => void request('endTurn', {}),
        onHeld,
        onChange: (listener) => store.subscribe(listener),
      }),
    mute: (on) => request('mute', { on }),
    language: (language) => request('language', { language }),
    async end() {
      voice?.stopPlayback();
      const ending = begun;
      const ended = await request('end', {});
      // Whoever tapped as soon as the wall was back has begun already.
      if (ended && begun === ending) {
        store.setState({ started: false });
        if (!inConversation()) endVoice();
      }
      return ended;
    },
    retry: () => link.retry(),
    start() {
      link.start();
      const unsubscribe = store.subscribe((state) => {
        if (state.link !== 'open') return;
        unsubscribe();
        void resumeVoice();
      });
    },
    dispose() {
      clearTimeout(partialTimer);
      voice?.stopMicrophone();
      link.dispose();
    },
  };
}
