import { type KioskApi, kioskApi } from './kiosk.ts';
import type { CallName, EventName } from './rpc/api.ts';
import type { RpcMessage } from './rpc/message.ts';

/**
 * What the text messages of `WS /api/sessions/:id` look like: plain objects with a `type`, told apart
 * from how our own two ends talk (rpc/message.ts). A mapping without state, the same at both ends; what
 * does not fit is left as it is, for the peers check everything against `kioskApi`. The messages are
 * described by web-messages.ts, for people by docs/api/websocket.md.
 */

/** One message as it travels. */
export interface PlainMessage {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The connection itself opens the session, so that this call is never sent; `connected` is its answer. */
export const openCallId = 0;

type Listening = 'start_listening' | 'stop_listening';

/** The calls that are one message each; `listen` is two. */
const callOf = {
  hold_turn: 'holdTurn',
  end_turn: 'endTurn',
  interrupt: 'stop',
  end_session: 'end',
  say: 'say',
  confirm: 'confirm',
  correct: 'correct',
  change: 'change',
  ask_for: 'askFor',
  mute: 'mute',
  set_language: 'language',
  choose_pack: 'pack',
  played: 'played',
} as const satisfies Readonly<Record<string, CallName<KioskApi>>>;

/** The events whose fields stand beside the type; `view` and `partial` are told otherwise. */
const eventOf = {
  level: 'level',
  caption: 'caption',
  latency: 'latency',
  notification: 'notification',
  playback_stop: 'playback.stop',
  playback_duck: 'playback.duck',
  playback_complete: 'playback.complete',
} as const satisfies Readonly<Record<string, EventName<KioskApi>>>;

/** `cancel` takes back a message with that `id` which was not answered yet; `ping` is answered with `pong`. */
export type ClientType = keyof typeof callOf | Listening | 'cancel' | 'ping';
/** The last three, and a `transcript` that is final, are told besides `state_update`, for whoever does not follow that. */
export type ServerType =
  | keyof typeof eventOf
  | 'connected'
  | 'ok'
  | 'error'
  | 'state_update'
  | 'transcript'
  | 'pong'
  | 'status'
  | 'action_confirmation'
  | 'task_update';

/** The map above and `listen` and `open` are every call there is, and the events too: it is named here if one is missing. */
type Missing =
  | Exclude<CallName<KioskApi>, (typeof callOf)[keyof typeof callOf] | 'listen' | 'open'>
  | Exclude<EventName<KioskApi>, (typeof eventOf)[keyof typeof eventOf] | 'view' | 'partial'>;
true satisfies [Missing] extends [never] ? true : Missing;

const typeOfCall = swapped(callOf);
const typeOfEvent = swapped(eventOf);

/** A call or its cancellation as the client sends it; undefined for what is never sent (`open`, answers, events). */
export function encodeClient(message: RpcMessage): PlainMessage | undefined {
  if (message.kind === 'cancel') return { type: 'cancel', id: message.id };
  if (message.kind !== 'call') return undefined;
  const { id, method } = message;
  const params = fieldsOf(message.params);
  if (method === 'listen') {
    return { type: params['on'] === true ? 'start_listening' : 'stop_listening', id };
  }
  const type = typeOfCall.get(method);
  return type === undefined ? undefined : { ...params, type, id };
}

/**
 * What the client asks for; undefined when there is no such type. `ping` is not among them: it is not
 * the engine's to answer. The fields are not checked here.
 *
 * @param id of the call: the message's own `id`, or another where it has none.
 */
export function decodeClient(message: PlainMessage, id: number): RpcMessage | undefined {
  const { type, id: _own, ...params } = message;
  if (type === 'cancel') return { kind: 'cancel', id };
  if (type === 'start_listening' || type === 'stop_listening') {
    return { kind: 'call', id, method: 'listen', params: { on: type === 'start_listening' } };
  }
  const method = Object.hasOwn(callOf, type) ? callOf[type as keyof typeof callOf] : undefined;
  return method === undefined ? undefined : { kind: 'call', id, method, params };
}

/** An answer or an event as the kiosk sends it; undefined for what it never sends. */
export function encodeServer(message: RpcMessage): PlainMessage | undefined {
  switch (message.kind) {
    case 'result': {
      if (message.id !== openCallId) return { type: 'ok', id: message.id };
      const { view, ...opened } = fieldsOf(message.result);
      return { ...opened, type: 'connected', state: view };
    }
    case 'error':
      return {
        type: 'error',
        ...(message.id !== openCallId && { id: message.id }),
        code: message.error.code,
        message: message.error.message,
      };
    case 'event':
      return encodeEvent(message.name, message.data);
    case 'call':
    case 'cancel':
      return undefined;
  }
}

function encodeEvent(name: string, data: unknown): PlainMessage | undefined {
  if (name === 'view') return { type: 'state_update', state: data };
  if (name === 'partial') {
    return { ...fieldsOf(data), type: 'transcript', who: 'person', final: false };
  }
  const type = typeOfEvent.get(name);
  return type === undefined ? undefined : { ...fieldsOf(data), type };
}

/** What the kiosk told; undefined for what is told besides (`status` and the like) and for unknown types. */
export function decodeServer(message: PlainMessage): RpcMessage | undefined {
  const { type, ...fields } = message;
  switch (type) {
    case 'connected': {
      const { state, ...opened } = fields;
      return { kind: 'result', id: openCallId, result: { ...opened, view: state } };
    }
    case 'ok':
      return { kind: 'result', id: numberOf(fields['id']), result: {} };
    case 'error': {
      const error = { code: String(fields['code']), message: String(fields['message']) };
      return { kind: 'error', id: numberOf(fields['id']), error };
    }
    case 'state_update':
      return { kind: 'event', name: 'view', data: fields['state'] };
    case 'transcript':
      if (fields['final'] !== false) return undefined;
      return { kind: 'event', name: 'partial', data: { text: fields['text'] } };
    default:
      if (!Object.hasOwn(eventOf, type)) return undefined;
      return { kind: 'event', name: eventOf[type as keyof typeof eventOf], data: fields };
  }
}

/** Whether this, as it came out of JSON, can be a message. */
export function isPlainMessage(value: unknown): value is PlainMessage {
  return typeof fieldsOf(value)['type'] === 'string' && !Array.isArray(value);
}

/** The calls and events that a message stands for, to be described by their schemas. */
export const kioskPart = {
  call: (type: keyof typeof callOf) => kioskApi.calls[callOf[type]],
  event: (type: keyof typeof eventOf) => kioskApi.events[eventOf[type]],
};

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function numberOf(id: unknown): number {
  return typeof id === 'number' ? id : openCallId;
}

function swapped(names: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(names).map(([type, name]) => [name, type]));
}
