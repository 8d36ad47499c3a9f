import { ScanLine } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../../context.tsx';
import { type ScanSpeed, scanSpeeds } from './preferences.ts';
import { pressed, resting, type Scan, stepped } from './scan.ts';
import { activate, scanThings } from './scan-things.ts';
import { watchSwitch } from './switch.ts';

/** The page moves under the frame while things arrive and scroll, ms. */
const followsEveryMs = 120;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One switch for everything: a frame that moves by itself, and a press that chooses what is in it. */
export function Scanner({ speed, onEnd }: { speed: ScanSpeed; onEnd: () => void }) {
  const text = useText();
  const [box, setBox] = useState<Box | null>(null);
  const scan = useRef<Scan>(resting);
  const [rests, setResting] = useState(true);

  useEffect(() => {
    const stepMs = scanSpeeds[speed];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = (next: Scan) => {
      scan.current = next;
      setResting(next.at === 'rest');
      const [first] = framed(next);
      first?.scrollIntoView({ block: 'nearest' });
      setBox(boxOf(framed(next)));
      clearTimeout(timer);
      if (next.at !== 'rest') timer = setTimeout(() => go(stepped(next, sizes())), stepMs);
    };
    const stopWatching = watchSwitch({
      onPress() {
        const groups = scanThings();
        const { scan: next, does } = pressed(scan.current, sizes());
        const thing = does && groups[does.group]?.[does.thing];
        if (thing) activate(thing);
        go(next);
      },
      onEnd,
    });
    go(scan.current);
    const following = setInterval(() => setBox(boxOf(framed(scan.current))), followsEveryMs);
    return () => {
      stopWatching();
      clearTimeout(timer);
      clearInterval(following);
    };
  }, [speed, onEnd]);

  return createPortal(
    <>
      {box && (
        <div aria-hidden className="scan-frame" style={{ ...box }} data-testid="scan-frame" />
      )}
      <p className="scan-bar" role="status">
        <ScanLine aria-hidden className="size-6 shrink-0" />
        {text(rests ? 'access.scan.rest' : 'access.scan.bar')}
      </p>
    </>,
    document.body,
  );
}

const sizes = () => scanThings().map((group) => group.length);

/** What the frame is around. */
function framed(scan: Scan): readonly HTMLElement[] {
  if (scan.at === 'rest') return [];
  const group = scanThings()[scan.group] ?? [];
  if (scan.at === 'groups') return group;
  const thing = group[scan.thing];
  return thing ? [thing] : [];
}

/** The smallest box around all of them; null where there is nothing. */
function boxOf(elements: readonly HTMLElement[]): Box | null {
  const boxes = elements.map((element) => element.getBoundingClientRect());
  if (boxes.length === 0) return null;
  const left = Math.max(0, Math.min(...boxes.map((box) => box.left)));
  const top = Math.max(0, Math.min(...boxes.map((box) => box.top)));
  const right = Math.min(innerWidth, Math.max(...boxes.map((box) => box.right)));
  const bottom = Math.min(innerHeight, Math.max(...boxes.map((box) => box.bottom)));
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}
