import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { LlmAnswer, LlmTool } from '../../contract/llm.ts';
import { isObject } from './json-schema.ts';
import { LlmError } from './port.ts';

/** More than any answer here can need; a server that sends more is broken. */
const maxAnswerCharacters = 64 * 1024;

/** Puts a streamed answer together. */
export interface AnswerBuilder {
  /** Takes one chunk and returns its text, '' when it has none. Throws LlmError `invalid-answer`. */
  push(chunk: ChatCompletionChunk): string;
  /** Has anything of the answer come yet, words or a part of a tool call? */
  readonly begun: boolean;
  /** The whole answer. Throws LlmError: `unavailable` when the stream stopped before its end, `invalid-answer`. */
  finish(): LlmAnswer;
}

export function createAnswerBuilder(tools: readonly LlmTool[]): AnswerBuilder {
  let text = '';
  let call: { name: string; arguments: string } | undefined;
  let callIndex: number | undefined;
  let finished = false;

  return {
    get begun() {
      return text !== '' || call !== undefined;
    },
    push(chunk) {
      const choice = chunk.choices?.[0];
      if (!choice) return '';
      if (choice.finish_reason) finished = true;
      const piece = choice.delta?.content ?? '';
      text += piece;
      for (const part of choice.delta?.tool_calls ?? []) {
        // Only the first call counts: one turn does one thing, and the next turn asks again.
        callIndex ??= part.index;
        if (part.index !== callIndex) continue;
        call ??= { name: '', arguments: '' };
        call.name += part.function?.name ?? '';
        call.arguments += part.function?.arguments ?? '';
      }
      if (text.length + (call?.arguments.length ?? 0) > maxAnswerCharacters) {
        throw new LlmError('invalid-answer', 'the online model sends an endless answer');
      }
      return piece;
    },
    finish() {
      // A stream that ends without saying so was cut, even when the connection closed in order.
      if (!finished) throw new LlmError('unavailable', 'the answer was cut in the middle');
      if (call) return { kind: 'call', name: call.name, arguments: readArguments(call, tools) };
      if (text.trim() !== '') return { kind: 'text', text };
      throw new LlmError('invalid-answer', 'the online model answered with nothing');
    },
  };
}

function readArguments(
  call: { name: string; arguments: string },
  tools: readonly LlmTool[],
): Record<string, unknown> {
  if (!tools.some(({ name }) => name === call.name)) {
    throw new LlmError('invalid-answer', 'the online model named a tool that does not exist');
  }
  try {
    // Servers send nothing, or "null", for a tool without parameters.
    const value: unknown = JSON.parse(call.arguments.trim() || '{}') ?? {};
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw new LlmError('invalid-answer', "the online model's tool arguments are not a JSON object");
}
