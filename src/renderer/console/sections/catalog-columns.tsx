import { ChevronRight } from 'lucide-react';
import type { CatalogTable } from '../../../contract/console.ts';
import { useConsoleText } from '../context.tsx';
import { Chip } from '../ui/panel.tsx';

/** What a file for this table must hold, to be unfolded by who makes one. */
export function Columns({ table }: { table: CatalogTable }) {
  const text = useConsoleText();
  return (
    <details className="group">
      <summary className="flex min-h-16 cursor-pointer list-none items-center gap-2 text-lg font-semibold text-brand">
        <ChevronRight aria-hidden className="size-5 transition-transform group-open:rotate-90" />
        {text('catalog.columns', { count: table.columns.length })}
      </summary>
      <p className="pb-2 text-base text-soft">{text('catalog.key', { key: table.key })}</p>
      <ul className="flex flex-col">
        {table.columns.map(({ name, kind, required, allowed }) => (
          <li
            key={name}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-2.5 text-base"
          >
            <strong className="min-w-40 font-semibold">{name}</strong>
            <span className="min-w-0 grow basis-48 break-words text-soft">
              {text(`column.${kind}`)}
              {allowed !== '' && <span lang="en">{` · ${allowed}`}</span>}
            </span>
            {required && <Chip>{text('catalog.required')}</Chip>}
          </li>
        ))}
      </ul>
    </details>
  );
}
