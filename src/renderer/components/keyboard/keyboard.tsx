import {
  ArrowBigUp,
  ArrowBigUpDash,
  ChevronDown,
  CornerDownLeft,
  Delete,
  Languages,
  SendHorizontal,
} from 'lucide-react';
import { useState } from 'react';
import type { Language } from '../../../contract/language.ts';
import { useText } from '../../context.tsx';
import { languageNames } from '../../i18n/languages.ts';
import { digitSign, enter, erase, firstLayer, type as typeInto, type TextField } from './field.ts';
import { Key, LetterKey } from './key.tsx';
import { type Layer, type Letter, lettersOf } from './layout.ts';
import { MoreLetters } from './more-letters.tsx';

/** Shift: for one letter, or until it is tapped again. */
type Shift = 'off' | 'once' | 'locked';
const nextShift = { off: 'once', once: 'locked', locked: 'off' } as const;

interface KeyboardProps {
  readonly field: TextField;
  readonly language: Language;
  readonly offered: readonly Language[];
  readonly onLanguage: (language: Language) => void;
  readonly onHide: () => void;
}

/** The keys, for the field that has the focus. */
export function Keyboard({ field, language, offered, onLanguage, onHide }: KeyboardProps) {
  const text = useText();
  const [layer, setLayer] = useState<Layer>(() => firstLayer(field));
  const [shift, setShift] = useState<Shift>('off');
  const [more, setMore] = useState<Letter | null>(null);

  const write = (words: string) => {
    typeInto(field, words);
    setMore(null);
    if (shift === 'once') setShift('off');
  };
  const send = () => {
    enter(field);
    if (field.enterKeyHint !== 'next') onHide();
  };
  const rows = lettersOf(language, layer, layer === 'letters' && shift !== 'off');
  const keys = rows.map((row) =>
    row.map((letter, index) => (
      <LetterKey
        // The key stays the same key when shift changes what it types.
        key={index}
        letter={letter}
        language={language}
        onType={write}
        onMore={setMore}
      />
    )),
  );

  const backspace = (
    <Key width={1.5} name={text('keyboard.backspace')} tap={() => erase(field)} repeats>
      <Delete aria-hidden />
    </Key>
  );
  const hide = (
    <Key width={1.5} name={text('keyboard.hide')} tap={onHide}>
      <ChevronDown aria-hidden />
    </Key>
  );
  const sends = field.enterKeyHint === 'send';
  const enterKey = (
    <Key width={2} look="strong" name={text(sends ? 'input.send' : 'keyboard.enter')} tap={send}>
      {sends ? <SendHorizontal aria-hidden /> : <CornerDownLeft aria-hidden />}
    </Key>
  );

  if (layer === 'digits') {
    const sign = digitSign(field);
    return (
      <Board digits>
        <Row>{keys[0]}</Row>
        <Row>{keys[1]}</Row>
        <Row>{keys[2]}</Row>
        <Row>
          {backspace}
          <Key look="letter" name="0" tap={() => write('0')}>
            0
          </Key>
          {sign === null ? (
            hide
          ) : (
            <Key name={sign} tap={() => write(sign)}>
              {sign}
            </Key>
          )}
        </Row>
        <Row>
          {sign !== null && hide}
          {enterKey}
        </Row>
      </Board>
    );
  }

  const letters = layer === 'letters';
  const Arrow = shift === 'locked' ? ArrowBigUpDash : ArrowBigUp;
  const other = offered[(offered.indexOf(language) + 1) % offered.length] ?? language;
  return (
    <Board>
      <Row>{keys[0]}</Row>
      <Row>{keys[1]}</Row>
      <Row>{keys[2]}</Row>
      <Row>
        <Key
          width={1.5}
          name={text(shift === 'locked' ? 'keyboard.shiftLocked' : 'keyboard.shift')}
          pressed={letters && shift !== 'off'}
          tap={() => (letters ? setShift(nextShift[shift]) : setLayer('letters'))}
        >
          <Arrow aria-hidden className={shift === 'off' ? '' : 'fill-current'} />
        </Key>
        {keys[3]}
        {backspace}
      </Row>
      <Row>
        <Key
          width={1.5}
          name={text(letters ? 'keyboard.symbols' : 'keyboard.letters')}
          tap={() => setLayer(letters ? 'symbols' : 'letters')}
        >
          <span data-shown={letters ? '?#1' : languageLetters[language]} />
        </Key>
        {offered.length > 1 && (
          <Key
            width={2}
            name={`${text('keyboard.language')}: ${languageNames[language]}`}
            tap={() => onLanguage(other)}
          >
            <Languages aria-hidden />
            <span lang={language} className="key-language">
              {languageNames[language]}
            </span>
          </Key>
        )}
        <Key width={5} name={text('keyboard.space')} tap={() => write(' ')} repeats>
          <span className="key-space" />
        </Key>
        {hide}
        {enterKey}
      </Row>
      {more && (
        <MoreLetters
          letter={more}
          language={language}
          onType={write}
          onClose={() => setMore(null)}
        />
      )}
    </Board>
  );
}

/** The first letters of each language, on the key that leads back to them. */
const languageLetters = {
  en: 'abc',
  hi: 'कखग',
  bn: 'কখগ',
  mr: 'कखग',
} as const satisfies Record<Language, string>;

function Board({ digits = false, children }: { digits?: boolean; children: React.ReactNode }) {
  const text = useText();
  return (
    <div
      role="group"
      aria-label={text('keyboard.label')}
      className="keyboard"
      data-testid="keyboard"
      data-digits={digits || undefined}
      // The field keeps the focus, and what is selected in it.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

function Row({ children }: { children: React.ReactNode }) {
  return (
    <div className="key-row" data-scan-group>
      {children}
    </div>
  );
}
