import { useEffect, useRef } from 'react';
import { useLevels } from '../context.tsx';
import { createWave, type Wave } from './wave.ts';
import type { WaveMode } from './wave-shape.ts';

/** The voice as bars, drawn from the levels that are measured. Stands still where motion is unwanted. */
export function Waveform({ mode, className }: { mode: WaveMode; className?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const wave = useRef<Wave>(undefined);
  const levels = useLevels();
  useEffect(() => {
    if (!canvas.current) return;
    const mine = createWave(canvas.current, levels);
    wave.current = mine;
    return () => mine.dispose();
  }, [levels]);
  useEffect(() => wave.current?.show(mode), [mode, levels]);
  return <canvas ref={canvas} aria-hidden className={className} />;
}
