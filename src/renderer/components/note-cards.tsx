import { BellRing, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useKiosk, useKioskState, useText } from '../context.tsx';
import { type Note, readingMs } from '../store/notes.ts';
import { Button } from './button.tsx';

/** What Vaani tells without being asked: cards over the screen that go by themselves. They move nothing. */
export function NoteCards() {
  const notes = useKioskState((state) => state.notes);
  return (
    <div role="status" className="notes">
      {notes.map((note) => (
        <NoteCard key={note.id} note={note} />
      ))}
    </div>
  );
}

function NoteCard({ note }: { note: Note }) {
  const text = useText();
  const kiosk = useKiosk();
  // Whoever points at it, or has the focus in it, is reading.
  const [held, setHeld] = useState(false);
  const restMs = useRef(readingMs(note.text));
  useEffect(() => {
    if (held) return;
    const since = performance.now();
    const timer = setTimeout(() => kiosk.dismiss(note.id), restMs.current);
    return () => {
      clearTimeout(timer);
      restMs.current = Math.max(1_000, restMs.current - (performance.now() - since));
    };
  }, [held, kiosk, note.id]);
  return (
    <div
      className="note"
      data-testid="note"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="grid size-12 shrink-0 place-items-center rounded-full bg-brand text-on-brand max-sm:hidden">
        <BellRing aria-hidden className="size-6" />
      </span>
      <p className="min-w-0 grow text-xl font-medium text-pretty">{note.text}</p>
      <Button
        look="quiet"
        round
        aria-label={text('note.close')}
        onClick={() => kiosk.dismiss(note.id)}
      >
        <X aria-hidden className="size-6" />
      </Button>
    </div>
  );
}
