import { RpcError } from '../../../../contract/rpc/message.ts';
import { messageOf } from '../../../kernel/errors.ts';

export interface JsonRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly value: unknown;
}

/**
 * The elements of a JSON file, which must be one list.
 *
 * @throws RpcError `invalid` with the place, for anything else.
 */
export function parseJsonRows(text: string): JsonRow[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const place = /\(line (\d+) column \d+\)/.exec(messageOf(error));
    const where = place ? `line ${place[1]}: ` : '';
    throw new RpcError('invalid', `${where}the file is no JSON; it may end too early`);
  }
  if (!Array.isArray(content)) {
    throw new RpcError('invalid', 'the file must be one list of rows: [ { … }, { … } ]');
  }
  const lines = linesOfElements(text);
  return content.map((value: unknown, index) => ({ line: lines[index] ?? 0, value }));
}

/** The line on which each element of the outer list begins. The text is sound JSON. */
function linesOfElements(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let inString = false;
  let awaited = true;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '\n') line += 1;
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
      continue;
    }
    if (/\s/.test(character)) continue;
    if (depth === 1 && awaited && character !== ']') {
      lines.push(line);
      awaited = false;
    }
    if (character === '"') inString = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    else if (character === ',' && depth === 1) awaited = true;
  }
  return lines;
}
