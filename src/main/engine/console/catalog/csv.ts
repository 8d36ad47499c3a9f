import { RpcError } from '../../../../contract/rpc/message.ts';

/** A row of a file: the line it begins on, from 1, and its fields as they are written. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Rows of a CSV file (RFC 4180): fields in double quotes may hold separators, line ends, and quotes
 * written twice. The separator is the comma, semicolon or tab that stands most often in the first line.
 * Empty lines are left out.
 *
 * @throws RpcError `invalid` where quotes do not close.
 */
export function parseCsv(text: string): CsvRow[] {
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let fields: string[] = [];
  let field = '';
  let line = 1;
  let begins = 1;
  let quotedSince = 0;
  let wasQuoted = false;

  const endField = () => {
    fields.push(wasQuoted ? field : field.trim());
    field = '';
    wasQuoted = false;
  };
  const endRow = () => {
    endField();
    if (fields.some((one) => one !== '')) rows.push({ line: begins, fields });
    fields = [];
    begins = line;
  };

  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (quotedSince > 0) {
      if (character === '\n') line += 1;
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quotedSince = 0;
    } else if (character === '"' && field.trim() === '' && !wasQuoted) {
      quotedSince = line;
      wasQuoted = true;
      field = '';
    } else if (character === separator) endField();
    else if (character === '\n') {
      line += 1;
      endRow();
    } else if (character !== '\r') field += character;
  }
  if (quotedSince > 0) {
    throw new RpcError('invalid', `line ${quotedSince}: a field begins with " and does not end`);
  }
  endRow();
  return rows;
}

function separatorOf(text: string): string {
  const first = text.slice(0, 10_000).split('\n', 1)[0] ?? '';
  const count = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
