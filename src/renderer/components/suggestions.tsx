import { useKiosk, useKioskState, useText } from '../context.tsx';

const none: readonly string[] = [];

/** Things to say next; a tap says them. */
export function Suggestions({ tall = false }: { tall?: boolean }) {
  const text = useText();
  const kiosk = useKiosk();
  const suggestions = useKioskState(({ view }) => view?.suggestions ?? none);
  if (suggestions.length === 0) return null;
  return (
    <ul
      aria-label={text('suggestions.label')}
      className={
        tall
          ? 'mt-6 flex flex-wrap gap-3'
          : 'chips flex gap-3 overflow-x-auto overscroll-contain px-4 py-2 md:flex-wrap md:px-6'
      }
    >
      {suggestions.map((suggestion) => (
        <li key={suggestion} className="min-w-0 max-md:max-w-[85vw] max-md:shrink-0">
          <button
            type="button"
            onClick={() => void kiosk.say(suggestion)}
            className="touch rounded-full border border-line bg-surface px-6 py-2 text-left text-lg font-medium"
          >
            {suggestion}
          </button>
        </li>
      ))}
    </ul>
  );
}
