import { useEffect, useRef } from 'react';
import { useLevels } from '../context.tsx';
import { barHeight, type WaveMode } from './wave-shape.ts';

/** Enough for the eye, and cheap where there is no graphics card. */
const frameMs = 1000 / 30;
const maxPixelRatio = 1.5;
const historyLength = 24;

/** The voice as bars, drawn from the levels the engine measures. Stands still where motion is unwanted. */
export function Waveform({ mode, className }: { mode: WaveMode; className?: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const levels = useLevels();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const history = Array.from({ length: historyLength }, () => 0);
    let frame = 0;
    let lastMs = 0;
    let colour = '';
    const readColour = () => {
      colour = getComputedStyle(element).color;
    };
    const fit = () => {
      const ratio = Math.min(devicePixelRatio, maxPixelRatio);
      element.width = Math.round(element.clientWidth * ratio);
      element.height = Math.round(element.clientHeight * ratio);
      draw(lastMs);
    };
    const draw = (nowMs: number) => {
      const { width, height } = element;
      const bar = Math.max(4, Math.min(width / 56, height / 9));
      // As many as fit with their round ends; an odd number has one in the middle.
      const room = Math.floor((width - bar) / (bar * 1.9));
      const count = Math.max(9, room - (room % 2) + 1);
      const left = (width - (count - 1) * bar * 1.9) / 2;
      context.clearRect(0, 0, width, height);
      context.strokeStyle = colour;
      context.lineWidth = bar;
      context.lineCap = 'round';
      context.beginPath();
      for (let index = 0; index < count; index++) {
        const place = (index / (count - 1)) * 2 - 1;
        const seconds = still.matches ? 0.4 : nowMs / 1000;
        const level = Math.max(0, Math.min(1, barHeight(mode, place, seconds, history)));
        const half = Math.max(0.01, (level * (height - bar)) / 2);
        const x = left + index * bar * 1.9;
        context.moveTo(x, height / 2 - half);
        context.lineTo(x, height / 2 + half);
      }
      context.stroke();
    };
    const tick = (nowMs: number) => {
      frame = requestAnimationFrame(tick);
      if (nowMs - lastMs < frameMs - 2) return;
      lastMs = nowMs;
      const { person, vaani } = levels.read(performance.now());
      history.unshift(mode === 'speaking' ? vaani : person);
      history.length = historyLength;
      // Without motion the bars still tell how loud it is, all together.
      if (still.matches) history.fill(history[0] ?? 0);
      draw(nowMs);
    };
    const observer = new ResizeObserver(fit);
    readColour();
    observer.observe(element);
    dark.addEventListener('change', readColour);
    frame = requestAnimationFrame(tick);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      dark.removeEventListener('change', readColour);
    };
  }, [mode, levels]);
  return <canvas ref={canvas} aria-hidden className={className} />;
}
