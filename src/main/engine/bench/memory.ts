import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const mb = 1024 * 1024;

/** Memory that a process holds, in MB (2^20 bytes); null where it cannot be told. */
export function residentMb(pid: number): number | null {
  try {
    if (process.platform === 'linux') {
      const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return kb === undefined ? null : Number(kb) / 1024;
    }
    const kb = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
    return Number.isFinite(kb) ? kb / 1024 : null;
  } catch {
    return null;
  }
}

/** Open files, sockets and pipes of this process; null where the system does not list them. */
export function openFiles(): number | null {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return null;
  }
}

/** Memory of this process now, in MB: what it holds, and the part of it that is live JavaScript. */
export function ownMemory(): { readonly residentMb: number; readonly heapMb: number } {
  const { rss, heapUsed, external } = process.memoryUsage();
  return { residentMb: rss / mb, heapMb: (heapUsed + external) / mb };
}
