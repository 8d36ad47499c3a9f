import { z } from 'zod';
import { clientMessages, maxMessageId, serverMessages } from '../../../contract/web-messages.ts';
import type { ClientType, ServerType } from '../../../contract/web-session.ts';
import { defaultSocketLimits } from './socket-wire.ts';

/** What each message is for; the fields come from its schema. */
const sent: Readonly<Record<ClientType, string>> = {
  start_listening: 'The person is listened to from now on.',
  stop_listening: 'Nobody is listened to any more.',
  hold_turn:
    'Push-to-talk is held: the turn lasts until `end_turn`, whatever pauses the person makes.',
  end_turn: "Push-to-talk was let go: the person's turn is over at once.",
  interrupt: 'Stops the voice at once; the conversation goes on.',
  end_session:
    'Ends the conversation: everything personal is forgotten, and the state goes back to `idle`. The connection stays, for the next person.',
  say: 'One typed or tapped turn, 10,000 characters at most. `ok` comes at once, the answer in the state.',
  confirm:
    'Yes or no to the change on the screen. It counts for the `proposalId` that it names and for no other.',
  correct:
    "The person's turn was misheard: `text` is what they said. It takes the turn's place where nothing has come of it yet, and is a turn of its own where something has.",
  change:
    'Changes a line of the confirmation that has `edit`; a new proposal takes its place. `gone`: it is not on the screen any more; `invalid`: it has no such line.',
  ask_for: 'Vaani asks for this gap of the task. `gone`: there is no such gap any more.',
  mute: 'No sound from here on, or again; for this conversation.',
  set_language: 'The conversation goes on in this language.',
  choose_pack:
    'Chooses one of the trades in `state.packs`. `unknown-pack`: there is none of this id; `too-late`: something was said in another.',
  played:
    'What your speaker did with an utterance: it began to be audible, or it was played to its end. Only with `audio: "remote"`, and there Vaani relies on it.',
  cancel:
    'Nobody waits any more for the answer to the message with this `id`. What it did already stays done, and an answer may still come.',
  ping: 'Answered with `pong`.',
};

const told: Readonly<Record<ServerType, string>> = {
  connected:
    'The first message: the session is open. `state` is everything a screen shows. Keep `resumeToken` to come back after the line dropped (`POST /api/sessions`).',
  ok: 'Your message with this `id` was taken. What comes of it is told in the state.',
  error:
    'Your message with this `id` was refused; without one, a message that had none, or the opening itself. The message says what to do.',
  state_update:
    'The whole state after every change. A client that follows it needs none of `status`, `transcript` with `final: true`, `action_confirmation` and `task_update`.',
  status:
    '`idle` nobody is listened to · `listening` waiting for the person · `hearing` they are speaking · `thinking` · `doing` carrying out what was agreed to · `speaking`.',
  transcript:
    "`final: false`: the person's words so far, while they speak. `final: true`: a turn as it stands in the conversation; told again with the same `turnId` it has changed.",
  action_confirmation:
    'A change waits for a yes (`appeared`), was changed on the way (`changed`, also when another takes its place), or was answered, taken back or too late (`gone`). Answer with `confirm`.',
  task_update:
    'What is being done, with its gaps; the titles of what comes `later`; and whether somebody of the shop is waited for (`asked`, `coming`, `callback` at `callbackAt`).',
  notification:
    'Vaani tells something that nobody asked for just now: an answer from the shop, an outage.',
  latency: 'How long the stages of a turn took, ms; null for a stage that it did not have.',
  caption:
    'A sentence begins to be audible: characters `from` to `to` (UTF-16 units, end excluded) of the text of this turn, for about `durationMs`.',
  level: 'How loud the person or Vaani is: the root mean square of the samples, 0 to 1.',
  playback_stop: 'Your player must stop at once and drop what it holds.',
  playback_duck:
    'Your player must lower its volume while the person speaks over it, or bring it back.',
  playback_complete: 'All audio of this utterance has been sent.',
  pong: 'To `ping`, with its `id`.',
};

const kilobytes = (bytes: number) => `${bytes / 1024} KiB`;
const { maxPayload, maxMalformed, messagesPerSecond, framesPerSecond, pingEveryMs } =
  defaultSocketLimits;

/** docs/api/websocket.md: every message of `WS /api/sessions/:id`, from the schemas that describe them. */
export function webSocketPage(): string {
  return `<!-- Made by build/docs/api.mjs: change src/main/shell/web/websocket-page.ts and src/contract/web-*.ts instead. -->

# The WebSocket of a session

Vaani's own screen talks to the kiosk with exactly these messages (\`src/renderer/bridge/session-wire.ts\`). The HTTP calls beside it are in [openapi.json](openapi.json), which a running kiosk serves at \`/api/openapi.json\`.

## Opening

1. \`POST /api/sessions\` with \`{"audio": "remote"}\`, or \`"none"\` for text only. The answer holds \`id\`, \`resumeToken\` and \`url\`.
2. Open the WebSocket at \`url\` of the same host and port: \`ws://127.0.0.1:8420/api/sessions/ses_…\`.
3. The first message is \`connected\`. What you send before it waits.

Who may: a browser with the cookie of a one-time link, from the kiosk's own page; or a program with \`Authorization: Bearer TOKEN\`, where TOKEN is the kiosk's \`VAANI_API_TOKEN\`. A session belongs to the browser or program that opened it: to everybody else it does not exist (404). A connection has one session; a session may be shown on several connections at once, which all see the same.

When the line drops, the session waits five minutes: \`POST /api/sessions\` with \`{"resumeToken": …}\`, and open its \`url\` again. \`connected\` then has the whole conversation, an open confirmation included.

\`\`\`js
const headers = { authorization: \`Bearer \${process.env.VAANI_API_TOKEN}\` };
const opened = await fetch('http://127.0.0.1:8420/api/sessions', { method: 'POST', headers });
const { url } = await opened.json();
const socket = new WebSocket(\`ws://127.0.0.1:8420\${url}\`, { headers }); // of the package "ws"
socket.on('message', (data, isBinary) => {
  const message = isBinary ? undefined : JSON.parse(data);
  if (message?.type === 'connected') socket.send('{"type":"say","text":"Where is my order?"}');
  if (message?.type === 'transcript' && message.final) console.log(message.who, message.text);
});
\`\`\`

## Messages

Text frames, one JSON object each, with a \`type\`. A message of yours may have an \`id\`, a whole number from 1 to ${maxMessageId} of your choice: then \`ok\` or \`error\` answers with it. Without one only an \`error\` comes back. Ignore types and fields that you do not know: there may be more of them later.

The state of \`connected\` and \`state_update\` is \`SessionView\` in [openapi.json](openapi.json); \`Pending\`, \`Card\` and all messages (\`ClientMessage\`, \`ServerMessage\`) are there too. \`state.sessionId\` is the conversation; it changes when the next one begins, while the session's own id stays.

### You send

${table(clientMessages, sent, ['type', 'id'])}

### You get

${table(serverMessages, told, ['type'])}

## Audio

With \`audio: "remote"\`, binary frames carry sound both ways: one frame is one piece of 16-bit mono PCM behind a header of 12 bytes. All numbers are little-endian.

| bytes | type | what |
|---|---|---|
| 0–3 | uint32 | channel: 0 |
| 4–7 | uint32 | utterance: of Vaani's voice, which utterance it is part of (1, 2, …); of the microphone 0 |
| 8–11 | uint32 | sample rate in Hz, 8000 to 48000 |
| 12– | int16 each | the samples, 2 s at 48 kHz at most |

**Microphone.** Send frames of 10 to 40 ms while the status is not \`idle\`; 16 kHz is what the recogniser works at, anything else is converted. Cancel the echo of your own speaker (in a browser \`echoCancellation: true\`): the kiosk cannot. What is no frame (too short, odd, another rate) is dropped without a word.

**Speaker.** Frames of one utterance come in order, faster than they are to be played: play them one after the other. Tell \`played\` with \`started\` when the first sample is audible, and with \`ended\` after the last one once \`playback_complete\` has come. An utterance without a frame has nothing to play: tell \`ended\` at once. On \`playback_stop\` stop at once, drop what is queued, and tell \`ended\` for nothing that was dropped. On \`playback_duck\` lower the volume.

## Bounds

| what | bound | beyond it |
|---|---|---|
| one message or frame | ${kilobytes(maxPayload)} | closed with 1009 |
| messages | ${messagesPerSecond} a second, ${messagesPerSecond * 4} at once | closed with 1008 |
| audio frames | ${framesPerSecond} a second, ${framesPerSecond * 4} at once | dropped |
| text that is no JSON | ${maxMalformed} times | closed with 1007 |
| a line that reads too slowly | | audio is dropped first, then the line is cut (1006) |
| pings of the WebSocket itself | one every ${pingEveryMs / 1000} s | cut when the last one was not answered |

1000: the session was ended, or could not be opened (an \`error\` says why before it). 1001: the kiosk is closing.

Refused before it opens: 401 no cookie or token · 403 from a page of another site · 404 no such session of yours · 421 under a name that is not the kiosk's · 429 too many requests, with \`Retry-After\` · 503 too many connections.
`;
}

/** A row each: the type, its fields with their types, and what it is for. */
function table(
  messages: Readonly<Record<string, z.ZodType>>,
  texts: Readonly<Record<string, string>>,
  left: readonly string[],
): string {
  const rows = Object.entries(messages).map(([type, schema]) => {
    const fields = fieldsOf(schema).filter(({ name }) => !left.includes(name));
    const listed = fields.map(({ name, type: kind }) => `\`${name}\` ${kind}`).join('<br>');
    return `| \`${type}\` | ${listed || '–'} | ${texts[type] ?? ''} |`;
  });
  return ['| type | fields | |', '|---|---|---|', ...rows].join('\n');
}

interface Field {
  readonly name: string;
  readonly type: string;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The fields of a message, and of all its kinds where it has several. */
function fieldsOf(schema: z.ZodType): readonly Field[] {
  const made = z.toJSONSchema(schema);
  const kinds = (made.oneOf ?? made.anyOf ?? [made]) as readonly JsonSchema[];
  const required = (name: string) => kinds.every((kind) => kind.required?.includes(name));
  const names = new Set(kinds.flatMap(({ properties }) => Object.keys(properties ?? {})));
  return [...names].map((name) => {
    const types = kinds.flatMap(({ properties }) => properties?.[name] ?? []);
    const type = [...new Set(types.flatMap((one) => typesOf(one as JsonSchema)))].join(' or ');
    return { name, type: required(name) ? type : `${type}, optional` };
  });
}

function typesOf(schema: JsonSchema): string[] {
  const literal = (value: unknown) => `\`${JSON.stringify(value)}\``;
  if (schema.const !== undefined) return [literal(schema.const)];
  if (schema.enum) return schema.enum.map(literal);
  const kinds = schema.anyOf as readonly JsonSchema[] | undefined;
  if (kinds) return kinds.flatMap(typesOf);
  if (schema.properties?.['turns']) return ['SessionView'];
  if (schema.properties?.['proposalId']) return ['Pending'];
  if (schema.type === 'array')
    return [`list of ${typesOf(schema.items as JsonSchema).join(' or ')}`];
  const names = [schema.type ?? 'anything'].flat();
  return names.map((name) => (name === 'integer' ? 'whole number' : name));
}
