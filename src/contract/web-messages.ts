import { z } from 'zod';
import { pendingSchema, sessionViewSchema, statusSchema } from './kiosk.ts';
import { type ClientType, kioskPart, type ServerType } from './web-session.ts';

/**
 * The messages of `WS /api/sessions/:id`, described. Our own two ends need only the mapping of
 * web-session.ts and the schemas of `kioskApi`; these are for whoever writes another client.
 */

/** The largest `id` a client may choose. */
export const maxMessageId = 2 ** 31 - 1;

const id = z.int().min(1).max(maxMessageId).optional();

/** A message of this type with these fields, and with the `id` that its answer carries. */
function asked<Type extends ClientType, Fields extends z.ZodRawShape>(type: Type, fields: Fields) {
  return z.object({ type: z.literal(type), id, ...fields });
}

function told<Type extends ServerType, Fields extends z.ZodRawShape>(type: Type, fields: Fields) {
  return z.object({ type: z.literal(type), ...fields });
}

const { call, event } = kioskPart;

/** What a client may send. */
export const clientMessages = {
  start_listening: asked('start_listening', {}),
  stop_listening: asked('stop_listening', {}),
  hold_turn: asked('hold_turn', call('hold_turn').params.shape),
  end_turn: asked('end_turn', call('end_turn').params.shape),
  interrupt: asked('interrupt', call('interrupt').params.shape),
  end_session: asked('end_session', call('end_session').params.shape),
  say: asked('say', call('say').params.shape),
  confirm: asked('confirm', call('confirm').params.shape),
  correct: asked('correct', call('correct').params.shape),
  change: asked('change', call('change').params.shape),
  ask_for: asked('ask_for', call('ask_for').params.shape),
  mute: asked('mute', call('mute').params.shape),
  set_language: asked('set_language', call('set_language').params.shape),
  choose_pack: asked('choose_pack', call('choose_pack').params.shape),
  played: asked('played', call('played').params.shape),
  cancel: z.object({ type: z.literal('cancel'), id: z.int().min(1).max(maxMessageId) }),
  ping: asked('ping', {}),
} as const satisfies { readonly [Type in ClientType]: z.ZodObject };

/** A `transcript`: words so far (`final` false), or a turn as it stands in the conversation. */
const transcriptSchema = z.discriminatedUnion('final', [
  told('transcript', { who: z.literal('person'), final: z.literal(false), text: z.string() }),
  told('transcript', {
    who: z.enum(['person', 'vaani']),
    final: z.literal(true),
    text: z.string(),
    /** Told again with the same one, the turn has changed. */
    turnId: z.int(),
  }),
]);

/** What the kiosk may send. */
export const serverMessages = {
  connected: told('connected', {
    resumeToken: z.string(),
    resumed: z.boolean(),
    state: sessionViewSchema,
  }),
  ok: told('ok', { id: z.int() }),
  error: told('error', { id: z.int().optional(), code: z.string(), message: z.string() }),
  state_update: told('state_update', { state: sessionViewSchema }),
  status: told('status', { status: statusSchema }),
  transcript: transcriptSchema,
  action_confirmation: told('action_confirmation', {
    change: z.enum(['appeared', 'changed', 'gone']),
    /** Of the one that has gone, too. */
    proposalId: z.string(),
    pending: pendingSchema.nullable(),
  }),
  task_update: told('task_update', {
    task: sessionViewSchema.shape.task,
    later: sessionViewSchema.shape.later,
    waiting: z.enum(['asked', 'coming', 'callback']).nullable(),
    callbackAt: z.string().nullable(),
  }),
  notification: told('notification', event('notification').shape),
  latency: told('latency', event('latency').shape),
  caption: told('caption', event('caption').shape),
  level: told('level', event('level').shape),
  playback_stop: told('playback_stop', event('playback_stop').shape),
  playback_duck: told('playback_duck', event('playback_duck').shape),
  playback_complete: told('playback_complete', event('playback_complete').shape),
  pong: told('pong', { id }),
} as const satisfies { readonly [Type in ServerType]: z.ZodType };
export type ServerMessage = z.infer<(typeof serverMessages)[ServerType]>;
