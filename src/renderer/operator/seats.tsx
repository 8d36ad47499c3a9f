import type { SeatSummary } from '../../contract/operator.ts';
import { languageNames } from '../i18n/languages.ts';
import { useOperatorText } from './context.tsx';
import { knownWord } from './i18n/index.ts';
import { Section } from './section.tsx';

/** What goes on at each kiosk: where the last turn was sent, and how sure that was. */
export function Seats({ seats }: { seats: readonly SeatSummary[] }) {
  const text = useOperatorText();
  const title = text('seats.title');
  return (
    <Section title={title} none={text('seats.none')} empty={seats.length === 0}>
      <table
        aria-label={title}
        className="w-full table-fixed overflow-hidden rounded-inner bg-surface text-left text-base ring-1 ring-line"
      >
        <thead className="text-soft">
          <tr>
            {columns.map(([column, second]) => (
              <th key={column} scope="col" className={`${cell} font-semibold`}>
                {text(`seats.${column}`)}
                <span className="block font-normal">{second && text(`seats.${second}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => (
            <SeatRow key={seat.seat} seat={seat} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Two facts a column: six side by side would be too wide for half a screen. */
const columns = [
  ['seat', null],
  ['doing', 'turn'],
  ['intent', 'act'],
  ['route', 'confidence'],
] as const;
const cell = 'px-2 py-2.5 first:pl-5 last:pr-5 break-words align-top';
const unknown = '–';

function SeatRow({ seat }: { seat: SeatSummary }) {
  const text = useOperatorText();
  return (
    <tr className="border-t border-line">
      <th scope="row" className={`${cell} font-semibold`}>
        {seat.seat}
        <span className="block font-normal text-soft">
          <span className="capitalize">{seat.pack}</span> {languageNames[seat.language]}
        </span>
      </th>
      <td className={`${cell} tabular`}>
        {knownWord(text, 'doing', seat.status)}
        <span className="block text-soft">{seat.turn}</span>
        {seat.step !== 'full' && <Lack>{text(`step.${seat.step}`)}</Lack>}
        {seat.halfDuplex && <Lack title={text('seats.halfDuplex')}>{text('step.halfDuplex')}</Lack>}
      </td>
      <Cell first={plain(seat.intent)} second={plain(seat.act)} />
      <Cell
        first={seat.route && knownWord(text, 'route', seat.route)}
        second={seat.confidence === null ? null : `${Math.round(100 * seat.confidence)}%`}
      />
    </tr>
  );
}

/** What does not work there; the title tells more. */
function Lack({ title, children }: { title?: string; children: string }) {
  return (
    <span
      title={title}
      className="mt-1 block w-fit rounded-inner bg-warn-tint px-2 py-0.5 text-warn"
    >
      {children}
    </span>
  );
}

/** A name of the engine's, with blanks where a line may break. */
const plain = (name: string | null) => name?.replaceAll('_', ' ') ?? null;

function Cell({ first, second }: { first: string | null; second: string | null }) {
  return (
    <td className={`${cell} tabular`}>
      {first ?? unknown}
      <span className="block text-soft">{second}</span>
    </td>
  );
}
