import { X } from 'lucide-react';
import type { Language } from '../../../contract/language.ts';
import { useText } from '../../context.tsx';
import { Key } from './key.tsx';
import { type Letter, nameOf, shown } from './layout.ts';

interface MoreLettersProps {
  readonly letter: Letter;
  readonly language: Language;
  readonly onType: (text: string) => void;
  readonly onClose: () => void;
}

/** What a held key types besides its letter, in a row over the keyboard. */
export function MoreLetters({ letter, language, onType, onClose }: MoreLettersProps) {
  const text = useText();
  return (
    <div role="group" aria-label={text('keyboard.more')} className="more-letters" data-scan-group>
      {[letter.types, ...letter.more].map((each) => (
        <Key
          key={each}
          look="letter"
          lang={language}
          name={nameOf(each, language)}
          tap={() => onType(each)}
        >
          <span data-shown={shown(each)} />
        </Key>
      ))}
      <Key name={text('controls.close')} tap={onClose}>
        <X aria-hidden />
      </Key>
    </div>
  );
}
