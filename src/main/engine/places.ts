import type { ModelProgress, SessionView } from '../../contract/kiosk.ts';
import type { Language } from '../../contract/language.ts';
import { RpcError } from '../../contract/rpc/message.ts';
import type { ChatTurn, WholeHealth } from '../../contract/web-api.ts';
import type { SpeechClient } from '../speech/index.ts';
import type { Seat } from './seat.ts';
import { SessionClosedError, type TurnRecord } from './session.ts';

/** Places to talk at without a screen, for programs: named by the token that takes them up again. */
export interface Places {
  /**
   * Opens a place, or finds the one of this token again. Without a screen it is kept for some minutes
   * after its last turn. Throws RpcError `busy` when there are too many.
   */
  open(options: {
    readonly language?: Language | undefined;
    readonly resumeToken?: string | undefined;
  }): { readonly resumeToken: string; readonly resumed: boolean };
  /** What a screen would show there; undefined when there is no such place any more. */
  view(resumeToken: string): SessionView | undefined;
  /**
   * One text turn. Rejects with RpcError: `gone` (there is no such place any more), `unknown-pack`,
   * `too-late` (something was said in another trade), `ended` (the conversation ended meanwhile).
   */
  chat(
    resumeToken: string,
    turn: {
      readonly text: string;
      readonly language?: Language | undefined;
      readonly pack?: string | undefined;
    },
  ): Promise<{ readonly turn: ChatTurn; readonly stages: TurnRecord['stages'] }>;
  /** Ends the conversation there and gives the place up. */
  end(resumeToken: string): Promise<void>;
  health(): Pick<WholeHealth, 'status' | 'speech' | 'models'>;
}

/** The kiosk's seats, as far as it is needed here. */
export interface SeatKeeper {
  take(
    token: string | undefined,
    language: Language | undefined,
  ): { readonly seat: Seat; readonly resumed: boolean };
  /** It waits from now on, as without a screen. */
  leave(seat: Seat): void;
  find(token: string): Seat | undefined;
  /** Closes it and forgets it. */
  forget(seat: Seat): void;
}

export function createPlaces(
  seats: SeatKeeper,
  speech: Pick<SpeechClient, 'up' | 'status'>,
  models: () => ModelProgress[],
): Places {
  return {
    open({ language, resumeToken }) {
      const { seat, resumed } = seats.take(resumeToken, language);
      seats.leave(seat);
      return { resumeToken: seat.token, resumed };
    },
    view: (resumeToken) => seats.find(resumeToken)?.view(),
    async chat(resumeToken, { text, language, pack }) {
      if (!seats.find(resumeToken)) throw new RpcError('gone', 'this session has ended');
      const { seat } = seats.take(resumeToken, undefined);
      try {
        if (language !== undefined) seat.setLanguage(language);
        if (pack !== undefined) choosePack(seat, pack);
        // As with words typed at a screen: what is being said there is over.
        seat.silence();
        const record = await seat.session.say(text);
        return { turn: chatTurn(record), stages: record.stages };
      } catch (error) {
        if (!(error instanceof SessionClosedError)) throw error;
        throw new RpcError('ended', 'the conversation was ended meanwhile');
      } finally {
        seats.leave(seat);
      }
    },
    async end(resumeToken) {
      const seat = seats.find(resumeToken);
      if (!seat) return;
      await seat.endConversation();
      seats.forget(seat);
    },
    health() {
      const { vad, recognition, voice } = speech.status();
      const hears = speech.up && vad.ok ? [...recognition.languages] : [];
      const speaks = speech.up && voice.ok;
      const whole = hears.length > 0 && speaks;
      return {
        status: whole ? 'ok' : 'degraded',
        speech: { up: speech.up, hears, speaks },
        models: models(),
      };
    },
  };
}

/** Whoever names the trade in every turn means the one that was chosen first. */
function choosePack(seat: Seat, pack: string): void {
  const { pack: chosen, packs } = seat.view();
  if (chosen === pack) return;
  if (!packs.some(({ id }) => id === pack)) {
    const known = packs.map(({ id }) => `"${id}"`).join(', ');
    throw new RpcError('unknown-pack', `this kiosk does not serve that; choose one of ${known}`);
  }
  if (seat.choosePack(pack) !== 'entered') {
    throw new RpcError(
      'too-late',
      'something was said in another trade; open a new session for it',
    );
  }
}

/** Without keys that make changes happen once, and without what the dialogue keeps in mind. */
function chatTurn(record: TurnRecord): ChatTurn {
  const { state: _state, stages: _stages, cards, receipts, slots, ...told } = record;
  return {
    ...told,
    slots: { ...slots },
    cards: [...cards],
    receipts: receipts.map(({ idempotencyKey: _key, ...receipt }) => ({ ...receipt })),
  };
}
