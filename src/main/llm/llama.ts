import { basename } from 'node:path';
import {
  type ChatHistoryItem,
  type ChatWrapper,
  getLlama,
  InsufficientMemoryError,
  type Llama,
  LlamaChat,
  type LlamaContext,
  type LlamaContextSequence,
  type LlamaGrammar,
  type LlamaModel,
  resolveChatWrapper,
  type Token,
} from 'node-llama-cpp';
import type { LlmAnswer, LlmMessage, LlmRequest, LlmTool } from '../../contract/llm.ts';
import { messageOf } from '../kernel/errors.ts';
import { bad, checkGguf } from './gguf.ts';
import { LlmError } from './port.ts';
import { createSayStream } from './say-stream.ts';
import { answerSchema, readAnswer, withTools } from './tool-answer.ts';
import { createTurnstile } from './turnstile.ts';

export interface LlamaLoadOptions {
  readonly modelPath: string;
  /** Tokens of prompt and answer together. */
  readonly contextSize: number;
  readonly threads: number;
}

/** llama.cpp inside this process: one model, one context, one answer at a time. */
export interface LlamaRunner {
  /** Loads a model, in the place of the one before. Rejects with LlmError `model-missing`, `unavailable`. */
  load(options: LlamaLoadOptions): Promise<{ name: string; loadMs: number }>;
  /** Answers; further calls wait their turn. Rejects with LlmError. */
  complete(
    request: LlmRequest,
    options: { signal: AbortSignal; onText?: (piece: string) => void },
  ): Promise<LlmAnswer>;
  /** Ends the answer in progress and frees model and context. */
  unload(): Promise<void>;
  /** Tokens of prompts evaluated so far, for tests: a kept system prompt is not evaluated again. */
  readonly evaluatedTokens: number;
}

interface Loaded {
  readonly model: LlamaModel;
  readonly context: LlamaContext;
  readonly sequence: LlamaContextSequence;
  readonly wrapper: ChatWrapper;
  readonly chat: LlamaChat;
  readonly grammars: Map<string, LlamaGrammar>;
  readonly unloading: AbortController;
}

/** Tokens evaluated between two looks at the signal: an abort during a long prompt takes effect soon. */
const promptChunk = 128;
/** Calls that may wait; beyond them the model is plainly too slow for what is asked of it. */
const maxWaiting = 4;
const maxGrammars = 8;
/** No token stands for more characters than this on average; a longer prompt is not even tokenised. */
const maxCharactersPerToken = 16;
/** llama.cpp's last positions are left free: at the very end it would drop the oldest tokens. */
const spareTokens = 4;

export function createLlama(gpu: 'auto' | false = false): LlamaRunner {
  const turns = createTurnstile(maxWaiting);
  let llama: Llama | undefined;
  let loaded: Loaded | undefined;

  async function free(): Promise<void> {
    const old = loaded;
    loaded = undefined;
    if (!old) return;
    old.chat.dispose();
    await old.context.dispose();
    await old.model.dispose();
  }

  async function open({ modelPath, contextSize, threads }: LlamaLoadOptions): Promise<Loaded> {
    // `build: never`: a kiosk has no compiler. `maxThreads: 0`: exactly `threads` are used.
    // The library's own log would name files and prompts; its failures reach us as rejections.
    llama ??= await getLlama({ gpu, build: 'never', maxThreads: 0, logger: () => {} });
    const model = await llama.loadModel({ modelPath }).catch((error: unknown) => {
      if (error instanceof InsufficientMemoryError) throw noMemory(modelPath);
      throw bad(
        modelPath,
        `cannot be loaded, it may be damaged (${messageOf(error)}); install it again`,
      );
    });
    try {
      const context = await model.createContext({
        contextSize,
        threads,
        batchSize: Math.min(promptChunk, contextSize),
        sequences: 1,
      });
      const sequence = context.getSequence();
      // A person is waiting for a spoken answer: models that like to think first are asked not to.
      const wrapper = resolveChatWrapper(model, {
        customWrapperSettings: { qwen: { thoughts: 'discourage' } },
        warningLogs: false,
      });
      const chat = new LlamaChat({ contextSequence: sequence, chatWrapper: wrapper });
      const unloading = new AbortController();
      return { model, context, sequence, wrapper, chat, grammars: new Map(), unloading };
    } catch (error) {
      await model.dispose();
      throw error instanceof InsufficientMemoryError ? noMemory(modelPath) : error;
    }
  }

  async function answer(
    { model, context, sequence, wrapper, chat, grammars }: Loaded,
    request: LlmRequest,
    signal: AbortSignal,
    onText: (piece: string) => void,
  ): Promise<LlmAnswer> {
    const { messages, tools, maxTokens, temperature = 0 } = request;
    const prompt = withTools(messages, tools);
    tooLongIf(lengthOf(prompt) > context.contextSize * maxCharactersPerToken, context);
    const history = toHistory(prompt);
    const tokens = wrapper
      .generateContextState({ chatHistory: history })
      .contextText.tokenize(model.tokenizer);
    tooLongIf(tokens.length + maxTokens + spareTokens > context.contextSize, context);
    await evaluatePrompt(sequence, tokens, signal);
    const grammar = tools.length > 0 ? await grammarFor(grammars, tools) : undefined;
    const say = createSayStream();
    let said = '';
    const { response } = await chat.generateResponse(history, {
      maxTokens,
      temperature,
      signal,
      budgets: { thoughtTokens: 0 },
      onTextChunk(piece) {
        const words = grammar ? say.push(piece) : piece;
        said += words;
        if (words !== '' && !signal.aborted) onText(words);
      },
      // Punishing repetition would punish the quotes and braces of JSON.
      ...(grammar ? { grammar, repeatPenalty: false } : {}),
    });
    if (grammar) return readAnswer(response, said, tools);
    if (response.trim() !== '') return { kind: 'text', text: response };
    throw new LlmError('invalid-answer', 'the model answered with nothing');
  }

  async function grammarFor(
    grammars: Map<string, LlamaGrammar>,
    tools: readonly LlmTool[],
  ): Promise<LlamaGrammar> {
    const key = JSON.stringify(tools);
    const known = grammars.get(key);
    if (known) return known;
    if (grammars.size >= maxGrammars) grammars.clear();
    if (!llama) throw new LlmError('unavailable', 'no model is loaded');
    // The schema is made at run time, so its type cannot name the shape of the answer.
    const grammar = await llama.createGrammarForJsonSchema(answerSchema(tools) as { type: 'null' });
    grammars.set(key, grammar);
    return grammar;
  }

  const unload = () => {
    loaded?.unloading.abort();
    return turns.pass(free);
  };

  return {
    async load(options) {
      const startedAt = performance.now();
      await checkGguf(options.modelPath);
      await unload();
      await turns.pass(async () => {
        loaded = await open(options);
      });
      return {
        name: `llama.cpp ${basename(options.modelPath, '.gguf')}`,
        loadMs: performance.now() - startedAt,
      };
    },
    complete(request, { signal, onText = () => {} }) {
      return turns.pass(async () => {
        if (!loaded) throw new LlmError('unavailable', 'no model is loaded');
        const unloading = loaded.unloading.signal;
        const either = AbortSignal.any([signal, unloading]);
        try {
          return await answer(loaded, request, either, onText);
        } catch (error) {
          if (signal.aborted) throw new LlmError('aborted', 'the answer was aborted');
          if (unloading.aborted) throw new LlmError('unavailable', 'the model was unloaded');
          if (error instanceof LlmError) throw error;
          throw new LlmError('unavailable', `llama.cpp failed: ${messageOf(error)}`);
        }
      }, signal);
    },
    unload,
    get evaluatedTokens() {
      return loaded?.sequence.tokenMeter.usedInputTokens ?? 0;
    },
  };
}

/**
 * Brings the context to this prompt. What it shares with the prompt before, from the start on (the
 * system prompt with its tools, the earlier turns), stays evaluated; the rest is evaluated in pieces.
 * The last token is left to the generation, which needs one to start from.
 */
async function evaluatePrompt(
  sequence: LlamaContextSequence,
  tokens: readonly Token[],
  signal: AbortSignal,
): Promise<void> {
  const end = tokens.length - 1;
  signal.throwIfAborted();
  await sequence.adaptStateToTokens(tokens.slice(0, end), false);
  for (let at = sequence.nextTokenIndex; at < end; at += promptChunk) {
    signal.throwIfAborted();
    const chunk = tokens.slice(at, Math.min(at + promptChunk, end));
    await sequence.evaluateWithoutGeneratingNewTokens(chunk);
  }
  signal.throwIfAborted();
}

function toHistory(messages: readonly LlmMessage[]): ChatHistoryItem[] {
  const history = messages.map((message): ChatHistoryItem => {
    if (message.role === 'assistant') return { type: 'model', response: [message.content] };
    return { type: message.role, text: message.content };
  });
  return [...history, { type: 'model', response: [] }];
}

function lengthOf(messages: readonly LlmMessage[]): number {
  return messages.reduce((sum, { content }) => sum + content.length, 0);
}

function tooLongIf(condition: boolean, context: LlamaContext): void {
  if (!condition) return;
  throw new LlmError(
    'too-long',
    `prompt and answer do not fit into the model's ${context.contextSize} tokens; shorten the conversation`,
  );
}

function noMemory(modelPath: string): LlmError {
  return new LlmError(
    'unavailable',
    `there is not enough free memory for the language model ${modelPath}; use a smaller one`,
  );
}
