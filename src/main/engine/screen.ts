import { decodeAudioFrame, encodeAudioFrame } from '../../contract/audio-frame.ts';
import { kioskApi, maxTypedCharacters } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import { emptyApi } from '../../contract/rpc/api.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import { createPeer } from '../../contract/rpc/peer.ts';
import type { Wire } from '../../contract/rpc/wire.ts';
import { editOf, readEdit } from '../actions/edit.ts';
import { createDisposables } from '../kernel/disposables.ts';
import type { Log } from '../ops/log.ts';
import type { AudioKind, Seat } from './seat.ts';
import { SessionClosedError } from './session.ts';

/** Where a screen's seat comes from and goes to. */
export interface Seats {
  /** The seat of this token, or a new one when there is none (any more). A seat has one screen: the last one takes it. */
  take(
    token: string | undefined,
    language: Language | undefined,
  ): { readonly seat: Seat; readonly resumed: boolean };
  /** The screen is gone; the seat waits a while for it to come back. */
  leave(seat: Seat): void;
  /** Whether this screen may use the machine's own microphone and speaker. */
  readonly mayUseDevices: boolean;
}

/** Why a trade was not taken up, and what to do. */
function refusal(why: 'unknown' | 'too-late'): RpcError {
  return why === 'unknown'
    ? new RpcError('unknown-pack', 'this kiosk does not serve that; choose one of its "packs"')
    : new RpcError('too-late', 'something was said in another trade; end the conversation first');
}

/** Serves the kiosk API to one screen over one wire. */
export function connectScreen(wire: Wire, seats: Seats, log: Log): void {
  let seat: Seat | undefined;
  let bound = createDisposables();
  let opening: Promise<unknown> = Promise.resolve();
  let gone = false;

  const peer = createPeer({
    wire,
    serves: kioskApi,
    uses: emptyApi,
    onProtocolError: (problem) => log.warn({ problem }, 'a screen sent something odd'),
    handlers: {
      open({ resumeToken, language, audio }) {
        if (audio === 'device' && !seats.mayUseDevices) {
          throw new RpcError('forbidden', 'this screen cannot use the microphone of the kiosk');
        }
        // One after the other: of two at once, one would keep its seat for ever.
        const opened = opening.then(async () => {
          if (gone) throw new RpcError('closed', 'the screen has gone');
          const taken = seats.take(resumeToken, language);
          await bind(taken.seat);
          await taken.seat.setAudio(audio satisfies AudioKind);
          if (seat === taken.seat) attach(taken.seat);
          return { resumeToken: taken.seat.token, resumed: taken.resumed, view: taken.seat.view() };
        });
        opening = opened.catch(() => {});
        return opened;
      },
      say({ text }) {
        const current = typed(text);
        if (text.trim() !== '') void current.session.say(text).catch(failed);
        return {};
      },
      confirm({ proposalId, yes }) {
        const current = mine();
        current.silence();
        void current.session.confirm(proposalId, yes).catch(failed);
        return {};
      },
      change({ proposalId, slot, value }) {
        const current = mine();
        const pending = current.session.state.pending;
        if (pending?.id !== proposalId) {
          throw new RpcError('gone', 'that is not on the screen any more; look at "pending"');
        }
        const edit = editOf(pending, slot);
        if (!edit) throw new RpcError('invalid', 'that line cannot be changed; look at its "edit"');
        const read = readEdit(edit, value);
        if ('wrong' in read) throw new RpcError('invalid', read.wrong);
        current.silence();
        void current.session.change(proposalId, { slot, value }).catch(failed);
        return {};
      },
      correct({ turnId, text }) {
        const current = typed(text);
        if (text.trim() !== '') void current.session.correct(turnId, text).catch(failed);
        return {};
      },
      askFor: ({ slot }) =>
        act((current) => {
          current.silence();
          if (current.session.askFor(slot) === 'gone') {
            throw new RpcError('gone', 'the task does not ask for that any more; look at "task"');
          }
        }),
      mute: ({ on }) => act((current) => current.mute(on)),
      stop: () => act((current) => current.silence()),
      holdTurn: () => act((current) => current.hold()),
      endTurn: () => act((current) => current.endTurn()),
      listen: ({ on }) => act((current) => current.listen(on)),
      pack: ({ pack }) =>
        act((current) => {
          const how = current.choosePack(pack);
          if (how !== 'entered') throw refusal(how);
        }),
      language: ({ language }) => act((current) => current.setLanguage(language)),
      async end() {
        await mine().endConversation();
        return {};
      },
      played: ({ utterance, state }) => act((current) => current.played(utterance, state)),
    },
  });

  const failed = (error: unknown) => {
    if (!(error instanceof SessionClosedError)) log.error({ err: error }, 'a turn failed');
  };

  /** Whoever types listens to nothing that is being said. */
  function typed(text: string): Seat {
    if (text.length > maxTypedCharacters) {
      throw new RpcError('too-long', `please type at most ${maxTypedCharacters} characters`);
    }
    const current = mine();
    current.silence();
    return current;
  }

  function mine(): Seat {
    if (!seat) throw new RpcError('not-open', 'call "open" first');
    return seat;
  }

  function act(work: (current: Seat) => void): Record<string, never> {
    work(mine());
    return {};
  }

  /** Shows this seat, of which one more screen was counted when it was taken. */
  async function bind(next: Seat): Promise<void> {
    await unbind();
    if (gone) {
      seats.leave(next);
      throw new RpcError('closed', 'the screen has gone');
    }
    seat = next;
    bound = createDisposables();
    bound.add(next.events.on('view', (view) => peer.emit('view', view)));
    bound.add(next.events.on('partial', (data) => peer.emit('partial', data)));
    bound.add(next.events.on('level', (data) => peer.emit('level', data)));
    bound.add(next.events.on('caption', (data) => peer.emit('caption', data)));
    bound.add(next.events.on('latency', (data) => peer.emit('latency', data)));
    bound.add(next.events.on('notification', (data) => peer.emit('notification', data)));
    bound.add(next.events.on('playback.duck', (data) => peer.emit('playback.duck', data)));
    bound.add(next.events.on('playback.stop', () => peer.emit('playback.stop', {})));
    bound.add(next.events.on('playback.complete', (data) => peer.emit('playback.complete', data)));
    bound.add(
      next.events.on('audio', (frame) =>
        peer.sendBytes(encodeAudioFrame({ ...frame, channel: 0 })),
      ),
    );
  }

  function attach(current: Seat): void {
    current.attach();
    bound.add(() => current.detach());
  }

  async function unbind(): Promise<void> {
    const old = seat;
    seat = undefined;
    if (old) seats.leave(old);
    await bound.dispose();
  }

  peer.onBytes((bytes) => {
    const frame = decodeAudioFrame(bytes);
    if (frame) seat?.hear(frame);
  });
  peer.onClose(() => {
    gone = true;
    void unbind();
  });
}
