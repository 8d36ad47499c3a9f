import { readText } from './files.mjs';

/** How often an orphan looks for its parents. */
const lookMs = 500;

/**
 * Calls back for every signal that ends this program, and once when npm is gone: a signal that ends
 * npm, or the shell that npm puts in between, does not reach the program behind them.
 * @param {(signal: NodeJS.Signals) => void} listener
 * @returns {() => void} stops it
 */
export function onEnd(listener) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, listener);
  const parents = ancestry();
  const watch = setInterval(() => {
    if (ancestry() === parents) return;
    clearInterval(watch);
    listener('SIGTERM');
  }, lookMs).unref();
  // Started by hand, it may outlive the terminal it was started in.
  if (!process.env['npm_lifecycle_event']) clearInterval(watch);
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, listener);
  };
}

/** The parent, and on Linux its parent: the shell, and npm. */
function ancestry() {
  const parent = process.ppid;
  const above = /^PPid:\s*(\d+)$/m.exec(readText(`/proc/${parent}/status`) ?? '')?.[1];
  return `${parent} ${above ?? ''}`;
}
