import type { BenchRow, Unit } from './row.ts';

const signs: Readonly<Record<Unit, string>> = {
  ms: ' ms',
  '%': ' %',
  MB: ' MB',
  count: '',
  ratio: '×',
};

/** What was measured, e.g. "p50 541 ms, p95 631 ms". */
export function measuredText(row: BenchRow): string {
  const sign = signs[row.unit];
  if ('missing' in row) return `not measured: ${row.missing}`;
  if ('value' in row) return `${tidy(row.value)}${sign}`;
  return `p50 ${tidy(row.p50)}${sign}, p95 ${tidy(row.p95)}${sign}`;
}

/** E.g. "600 / 900 ms", "≥ 90 %", "–" where there is none. */
export function targetText(row: BenchRow): string {
  const sign = signs[row.unit];
  if ('p95' in row) {
    const { target, targetP50 } = row;
    if (targetP50 === undefined) return target === null ? '–' : `p95 ${target}${sign}`;
    return target === null ? `p50 ${targetP50}${sign}` : `${targetP50} / ${target}${sign}`;
  }
  if (row.target === null) return '–';
  const bound = 'value' in row && row.atLeast ? '≥' : '≤';
  return `${bound} ${row.target}${sign}`;
}

export function verdictText(row: BenchRow): string {
  if (row.met === null) return targetText(row) === '–' ? '' : 'no verdict';
  return row.met ? 'met' : 'missed';
}

/** One row for people, in columns. */
export function tableLine(row: BenchRow): string {
  const columns = [
    row.figure.padEnd(76),
    row.samples > 0 ? `n ${row.samples}`.padEnd(8) : ''.padEnd(8),
    measuredText(row).padEnd(30),
    `target ${targetText(row)}`.padEnd(22),
    verdictText(row).padEnd(6),
    row.note ? `(${row.note})` : '',
  ];
  return columns.join('  ').trimEnd();
}

const cell = (text: string) => text.replaceAll('|', '\\|');

export const markdownHead =
  '| figure | n | measured | target | verdict |\n| --- | ---: | --- | --- | --- |';

/** One row of a Markdown table, to be pasted into docs/benchmarks.md. */
export function markdownLine(row: BenchRow): string {
  const figure = row.note ? `${row.figure} (${row.note})` : row.figure;
  const cells = [
    figure,
    row.samples > 0 ? String(row.samples) : '',
    measuredText(row),
    targetText(row),
    verdictText(row),
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** At most as exact as can be told: 541.33 as 541, 2.83 as 2.8, 0.0153 as 0.015. */
function tidy(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  if (Math.abs(value) >= 1) return String(Math.round(value * 10) / 10);
  return String(Math.round(value * 1_000) / 1_000);
}
