/** Picks the words out of `{"say": "..."}` while the JSON is still being written. */
export interface SayStream {
  /** Takes the next piece of JSON and returns the words that are certain by now, often ''. */
  push(piece: string): string;
}

const opening = /^\s*\{\s*"say"\s*:\s*"/;
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

export function createSayStream(): SayStream {
  let head = '';
  let state: 'before' | 'words' | 'done' = 'before';
  /** An escape that has begun, from its backslash on. */
  let escape = '';
  /** A high surrogate that waits for its other half: half a character must not be spoken. */
  let half = '';

  function read(character: string): string {
    if (escape !== '') {
      escape += character;
      if (escape[1] === 'u' && escape.length < 6) return '';
      const words =
        escape[1] === 'u'
          ? String.fromCharCode(Number.parseInt(escape.slice(2), 16))
          : (escapes[character] ?? '');
      escape = '';
      return words;
    }
    if (character === '\\') escape = character;
    else if (character === '"') state = 'done';
    else return character;
    return '';
  }

  return {
    push(piece) {
      let rest = piece;
      if (state === 'before') {
        head += piece;
        const found = opening.exec(head);
        if (!found) return '';
        rest = head.slice(found[0].length);
        head = '';
        state = 'words';
      }
      let words = half;
      for (let i = 0; i < rest.length && state === 'words'; i += 1) words += read(rest[i] ?? '');
      const last = words.charCodeAt(words.length - 1);
      half = last >= 0xd800 && last <= 0xdbff ? words.slice(-1) : '';
      return half === '' ? words : words.slice(0, -1);
    },
  };
}
