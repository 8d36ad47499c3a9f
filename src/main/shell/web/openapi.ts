import { z } from 'zod';
import { cardSchema } from '../../../contract/cards.ts';
import { modelProgressSchema, pendingSchema, sessionViewSchema } from '../../../contract/kiosk.ts';
import {
  apiErrorSchema,
  chatAnswerSchema,
  chatRequestSchema,
  healthSchema,
  newSessionSchema,
  sessionAddressSchema,
  sessionStateSchema,
  wholeHealthSchema,
} from '../../../contract/web-api.ts';
import { clientMessages, serverMessages } from '../../../contract/web-messages.ts';

type Json = Readonly<Record<string, unknown>>;

/** What clients send, by its name in the document. */
const sent = {
  NewSession: newSessionSchema,
  ChatRequest: chatRequestSchema,
  ClientMessage: z.union(Object.values(clientMessages)),
};
/** What they are answered. */
const answered = {
  Card: cardSchema,
  Pending: pendingSchema,
  ModelProgress: modelProgressSchema,
  SessionView: sessionViewSchema,
  SessionAddress: sessionAddressSchema,
  SessionState: sessionStateSchema,
  ChatAnswer: chatAnswerSchema,
  Health: healthSchema,
  WholeHealth: wholeHealthSchema,
  Error: apiErrorSchema,
  ServerMessage: z.union(Object.values(serverMessages)),
};

const refTo = (id: string) => `#/components/schemas/${id}`;
const json = (schema: Json) => ({ content: { 'application/json': { schema } } });
const ref = (name: keyof typeof sent | keyof typeof answered) => ({ $ref: refTo(name) });
const fails = (description: string) => ({ description, ...json(ref('Error')) });

const common = {
  '401': fails('Neither a cookie of a link nor the token.'),
  '403': fails('The request comes from a page of another site.'),
  '429': fails('Too many requests: wait as long as `Retry-After` says.'),
};
const bad = { '400': fails('The body is not what it should be; the message names the field.') };
const gone = { '404': fails('There is no such session of yours, or none any more.') };
const sessionId = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: 'As `POST /api/sessions` gave it.',
};

const paths = {
  '/health': {
    get: {
      operationId: 'health',
      summary: 'Whether the kiosk is well',
      description: 'Everybody is told the status; whoever may use the kiosk is told everything.',
      security: [{}, { token: [] }, { cookie: [] }],
      responses: {
        '200': {
          description: 'It answers.',
          ...json({ anyOf: [ref('WholeHealth'), ref('Health')] }),
        },
      },
    },
  },
  '/api/sessions': {
    post: {
      operationId: 'openSession',
      summary: 'Opens a session, or takes one up again',
      description:
        'A session is a place to talk at. It is kept for five minutes without a connection or a turn. ' +
        'Whoever opens more than 16 loses the oldest that is not connected.',
      requestBody: { required: false, ...json(ref('NewSession')) },
      responses: {
        '200': { description: 'It was there before.', ...json(ref('SessionAddress')) },
        '201': { description: 'It is new.', ...json(ref('SessionAddress')) },
        ...bad,
        ...common,
        '503': fails('Every place of the kiosk is taken.'),
      },
    },
  },
  '/api/sessions/{id}': {
    parameters: [sessionId],
    get: {
      operationId: 'getSession',
      summary: 'What a screen would show there, or its WebSocket',
      description:
        'With `Upgrade: websocket` this is the WebSocket of the session; docs/api/websocket.md describes its ' +
        'messages (`ClientMessage`, `ServerMessage`) and its audio.',
      responses: {
        '101': { description: 'The WebSocket is open.' },
        '200': { description: 'The session.', ...json(ref('SessionState')) },
        ...common,
        ...gone,
      },
    },
    delete: {
      operationId: 'endSession',
      summary: 'Ends the conversation and gives the place up',
      description: 'Everything personal is forgotten; its WebSockets are closed.',
      responses: { '204': { description: 'It is gone.' }, ...common, ...gone },
    },
  },
  '/api/chat': {
    post: {
      operationId: 'chat',
      summary: 'One text turn, with its answer',
      description:
        'A change is only made after a yes: where `pending` is set, say yes or no in the next turn of this session.',
      requestBody: { required: true, ...json(ref('ChatRequest')) },
      responses: {
        '200': { description: 'The answer.', ...json(ref('ChatAnswer')) },
        ...bad,
        ...common,
        ...gone,
        '409': fails('The session is busy with another trade, or ended meanwhile.'),
        '413': fails('The body is too large.'),
        '415': fails('The body is not sent as JSON.'),
        '503': fails('Every place of the kiosk is taken.'),
        '504': fails('The answer takes too long; the turn goes on.'),
      },
    },
  },
  '/api/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This document',
      security: [{}],
      responses: { '200': { description: 'OpenAPI 3.1.', ...json({ type: 'object' }) } },
    },
  },
};

/** The HTTP API as OpenAPI 3.1, made of the schemas that check it. */
export function openApi(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vaani',
      version: '1',
      description:
        'The API of the web shell (`vaani serve`), which its own screen uses too. It answers this machine only, unless ' +
        '`--host` says otherwise. There is no CORS: pages of other sites are not answered.',
    },
    servers: [{ url: 'http://127.0.0.1:8420' }],
    security: [{ token: [] }, { cookie: [] }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'For programs: the token in VAANI_API_TOKEN, 32 characters or more.',
        },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'vaani-8420',
          description:
            'For browsers: set by a one-time link. The number is the port. What changes something needs our own Origin.',
        },
      },
      schemas: { ...schemasOf(sent, 'input'), ...schemasOf(answered, 'output') },
    },
  };
}

function schemasOf(schemas: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, {
    io,
    uri: refTo,
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [
      id,
      schema,
    ]),
  );
}

/** Takes out what says nothing, and lets answers gain fields later. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.additionalProperties === false) delete schema.additionalProperties;
  delete schema.propertyNames;
}
