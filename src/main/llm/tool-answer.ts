import type { GbnfJsonSchema } from 'node-llama-cpp';
import type { LlmAnswer, LlmMessage, LlmTool } from '../../contract/llm.ts';
import { grammarSchema, isObject, withoutNulls } from './json-schema.ts';
import { LlmError } from './port.ts';

/**
 * How a local model uses tools: its whole answer is one JSON object, held by a grammar to be either
 * `{"tool": name, "arguments": {...}}` or `{"say": "..."}`.
 */

/** The schema of every answer that is allowed with these tools. */
export function answerSchema(tools: readonly LlmTool[]): GbnfJsonSchema {
  return {
    oneOf: [
      ...tools.map((tool): GbnfJsonSchema => {
        const parameters = grammarSchema({ type: 'object', ...tool.parameters });
        return {
          type: 'object',
          properties: { tool: { const: tool.name }, arguments: parameters },
        };
      }),
      { type: 'object', properties: { say: { type: 'string', minLength: 1 } } },
    ],
  };
}

/**
 * The messages with the tools explained in the first system message. That part is the same in every
 * turn, so its evaluated state can be kept. What was said before is put into the answer format too:
 * a model imitates its own earlier turns more than it follows instructions.
 */
export function withTools(
  messages: readonly LlmMessage[],
  tools: readonly LlmTool[],
): readonly LlmMessage[] {
  if (tools.length === 0) return messages;
  const rest = messages.slice(messages[0]?.role === 'system' ? 1 : 0);
  const instructions = rest.length < messages.length ? `${messages[0]?.content}\n\n` : '';
  return [
    { role: 'system', content: instructions + describeTools(tools) },
    ...rest.map((message) =>
      message.role === 'assistant'
        ? { ...message, content: JSON.stringify({ say: message.content }) }
        : message,
    ),
  ];
}

function describeTools(tools: readonly LlmTool[]): string {
  const lines = tools.map((tool) => {
    const { $schema: _, additionalProperties: __, ...parameters } = tool.parameters;
    return `- ${tool.name}: ${tool.description} Arguments: ${JSON.stringify(parameters)}`;
  });
  return [
    'Answer with one JSON object.',
    'To use a tool: {"tool": "its name", "arguments": {...}}. Put null for what is not known.',
    'To talk to the person: {"say": "the words"}',
    'Tools:',
    ...lines,
  ].join('\n');
}

/**
 * Reads what the grammar produced. An answer that was cut by the token limit while talking is still
 * worth saying (`said` is what had come by then); a tool call that was cut is not.
 * Throws LlmError `invalid-answer`.
 */
export function readAnswer(json: string, said: string, tools: readonly LlmTool[]): LlmAnswer {
  const answer = parse(json);
  if (answer === undefined) {
    if (said.trim() !== '') return { kind: 'text', text: said };
    throw new LlmError('invalid-answer', 'the answer was cut by the token limit; raise maxTokens');
  }
  if (typeof answer['say'] === 'string') return { kind: 'text', text: answer['say'] };
  const tool = tools.find(({ name }) => name === answer['tool']);
  if (!tool || !isObject(answer['arguments'])) {
    throw new LlmError('invalid-answer', 'the model named no known tool');
  }
  return {
    kind: 'call',
    name: tool.name,
    arguments: withoutNulls(answer['arguments'], tool.parameters) as Record<string, unknown>,
  };
}

function parse(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
