import type { ModelProgress } from '../../contract/kiosk.ts';
import { formatBytes } from '../models/errors.ts';

/** A line at every change of state and, while bytes come, at most one a second. */
export function progressOnStderr(): (progress: ModelProgress) => void {
  let state = '';
  let last = 0;
  return (progress) => {
    const now = performance.now();
    const key = `${progress.id} ${progress.state}`;
    if (progress.state === 'waiting' || (key === state && now - last < 1_000)) return;
    state = key;
    last = now;
    const share =
      progress.state === 'downloading'
        ? ` ${formatBytes(progress.bytes)} of ${formatBytes(progress.totalBytes || null)}`
        : '';
    const detail = progress.detail ? `: ${progress.detail}` : '';
    process.stderr.write(`${progress.id}: ${progress.state}${share}${detail}\n`);
  };
}
