import type { LevelMeter } from '../store/levels.ts';
import { lessMotion } from './less-motion.ts';
import { barHeight, blendAt, type WaveMode } from './wave-shape.ts';

/** A wave on a canvas. It draws itself on every frame, from the levels alone: React has no part in it. */
export interface Wave {
  /** Becomes another shape, in the colours that the canvas has now. */
  show(mode: WaveMode): void;
  dispose(): void;
}

const maxPixelRatio = 1.5;
/** Below this many pixels, few thick bars are seen better than many thin ones. */
const narrow = 700;
/** 0.8 s of sound from the middle to the edge. */
const historyLength = 48;
/** What moves slowly needs half of the frames; a kiosk waits most of its life. */
const slowFrameMs = 1000 / 30;
const slow: ReadonlySet<WaveMode> = new Set(['calm', 'muted', 'typing']);
/** Share of the way to the measured level in one frame: it rises at once and falls gently. */
const rise = 0.6;
const fall = 0.18;
/** Where motion is unwanted, the picture changes only when the loudness plainly does. */
const visibleChange = 0.04;

/** Nothing in a frame asks the page for sizes or colours: both are read when they change. */
export function createWave(canvas: HTMLCanvasElement, levels: LevelMeter): Wave {
  const context = canvas.getContext('2d');
  if (!context) return { show() {}, dispose() {} };
  const history = new Float32Array(historyLength);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let mode: WaveMode = 'typing';
  let before: WaveMode = 'typing';
  let changedAt = 0;
  let lastMs = 0;
  let level = 0;
  let drawn = -1;
  let still = false;
  let colour = '';
  let accent = '';
  let paint: string | CanvasGradient = '';
  let frame = 0;

  function readColours(): void {
    const style = getComputedStyle(canvas);
    colour = style.color;
    // A second colour for the middle; a canvas has no caret, so that property is free to carry it.
    accent = style.caretColor;
    still = lessMotion();
    mix();
  }

  function mix(): void {
    drawn = -1;
    paint = colour;
    if (accent === colour || canvas.width === 0) return;
    const gradient = context?.createLinearGradient(0, 0, canvas.width, 0);
    if (!gradient) return;
    for (const [place, stop] of [
      [0.18, colour],
      [0.5, accent],
      [0.82, colour],
    ] as const)
      gradient.addColorStop(place, stop);
    paint = gradient;
  }

  function fit(): void {
    const ratio = Math.min(devicePixelRatio, maxPixelRatio);
    canvas.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = Math.round(canvas.clientHeight * ratio);
    mix();
    draw(lastMs);
  }

  function draw(nowMs: number): void {
    if (!context) return;
    const { width, height } = canvas;
    const bar = Math.max(4, Math.min(width / (width < narrow ? 34 : 48), height / 8));
    // As many as fit with their round ends; an odd number has one in the middle.
    const room = Math.floor((width - bar) / (bar * 1.9));
    const count = Math.max(9, room - (room % 2) + 1);
    const left = (width - (count - 1) * bar * 1.9) / 2;
    const seconds = still ? 0.4 : nowMs / 1000;
    const blend = still ? 1 : blendAt(nowMs - changedAt);
    context.clearRect(0, 0, width, height);
    context.strokeStyle = paint;
    context.lineWidth = bar;
    context.lineCap = 'round';
    context.beginPath();
    for (let index = 0; index < count; index++) {
      const place = (index / (count - 1)) * 2 - 1;
      let tall = barHeight(mode, place, seconds, history);
      if (blend < 1) tall = tall * blend + barHeight(before, place, seconds, history) * (1 - blend);
      const half = Math.max(0.01, (Math.max(0, Math.min(1, tall)) * (height - bar)) / 2);
      const x = left + index * bar * 1.9;
      context.moveTo(x, height / 2 - half);
      context.lineTo(x, height / 2 + half);
    }
    context.stroke();
    drawn = level;
  }

  function tick(nowMs: number): void {
    frame = requestAnimationFrame(tick);
    if (slow.has(mode) && nowMs - changedAt > 1_000 && nowMs - lastMs < slowFrameMs - 2) return;
    lastMs = nowMs;
    const { person, vaani } = levels.read(performance.now());
    const target = mode === 'speaking' ? vaani : person;
    level += (target - level) * (target > level ? rise : fall);
    if (still) {
      if (drawn >= 0 && Math.abs(level - drawn) < visibleChange) return;
      // Without motion the bars still tell how loud it is, all together.
      history.fill(level);
    } else {
      history.copyWithin(1, 0, historyLength - 1);
      history[0] = level;
    }
    draw(nowMs);
  }

  const sizes = new ResizeObserver(fit);
  const look = new MutationObserver(readColours);
  readColours();
  sizes.observe(canvas);
  // Contrast and motion are chosen there.
  look.observe(document.documentElement, { attributeFilter: ['data-contrast', 'data-motion'] });
  dark.addEventListener('change', readColours);
  frame = requestAnimationFrame(tick);

  return {
    show(next) {
      if (next !== mode) {
        before = mode;
        mode = next;
        changedAt = performance.now();
      }
      readColours();
    },
    dispose() {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      look.disconnect();
      dark.removeEventListener('change', readColours);
    },
  };
}
