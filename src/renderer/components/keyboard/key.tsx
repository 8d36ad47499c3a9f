import type { ReactNode } from 'react';
import type { Language } from '../../../contract/language.ts';
import { type Letter, nameOf, shown } from './layout.ts';
import { type HeldKey, useHeldKey } from './use-held-key.ts';

interface KeyProps extends HeldKey {
  readonly name: string;
  readonly children: ReactNode;
  /** In keys. Default 1. */
  readonly width?: number;
  readonly look?: 'letter' | 'plain' | 'strong';
  readonly pressed?: boolean | undefined;
  readonly lang?: Language | undefined;
}

/** One key of the keyboard: as large as a thumb, and it never takes the focus from the field. */
export function Key({
  name,
  children,
  width = 1,
  look = 'plain',
  pressed,
  lang,
  ...use
}: KeyProps) {
  const handlers = useHeldKey(use);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="key"
      data-look={look}
      data-width={width}
      aria-label={name}
      aria-pressed={pressed}
      lang={lang}
      onContextMenu={(event) => event.preventDefault()}
      {...handlers}
    >
      {children}
    </button>
  );
}

interface LetterKeyProps {
  readonly letter: Letter;
  readonly language: Language;
  readonly onType: (text: string) => void;
  /** Held: what else this key types is shown. */
  readonly onMore: (letter: Letter) => void;
}

export function LetterKey({ letter, language, onType, onMore }: LetterKeyProps) {
  const { types, other, more } = letter;
  return (
    <Key
      look="letter"
      lang={language}
      name={nameOf(types, language)}
      tap={() => onType(types)}
      held={more.length > 0 ? () => onMore(letter) : undefined}
    >
      {other !== undefined && <span className="key-other" data-shown={shown(other)} />}
      <span data-shown={shown(types)} />
    </Key>
  );
}
