import type { UpdatesView } from '../../contract/console.ts';
import type { ConsoleTextKey } from './i18n/index.ts';
import type { Tone } from './ui/panel.tsx';

/** How the verdict on a bundle looks. */
export const verdictTones: Readonly<Record<UpdatesView['bundles'][number]['verdict'], Tone>> = {
  fits: 'good',
  here: 'plain',
  old: 'plain',
  'needs-newer': 'warn',
  'other-machine': 'warn',
  'failed-before': 'warn',
  unusable: 'bad',
};

type Copy = Extract<UpdatesView['job'], { kind: 'copy' }>;

/** What of a copy is going on: nothing was read yet, bytes come, or all are there and every file is read back. */
export function stepOf({ copied, total }: Pick<Copy, 'copied' | 'total'>) {
  if (total === 0) return 'prepare';
  return copied < total ? 'copy' : 'check';
}

/** What to do after something did not work. */
export function todoOf({ kind, code }: Pick<NonNullable<UpdatesView['last']>, 'kind' | 'code'>) {
  if (code === 'busy') return 'updates.todo.busy' satisfies ConsoleTextKey;
  if (kind === 'back') return 'updates.todo.back' satisfies ConsoleTextKey;
  const known = (['stick-gone', 'no-space', 'damaged'] as const).find((one) => one === code);
  return `updates.todo.${known ?? 'other'}` as const;
}
