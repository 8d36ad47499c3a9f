import type { ReactNode } from 'react';
import type { DetailsCard } from '../../../contract/cards.ts';
import { kitchens } from './drawings/kitchens.tsx';
import { services } from './drawings/services.tsx';
import { vehicles } from './drawings/vehicles.tsx';
import { LineDrawing } from './line-drawing.tsx';

const fill = 'fill-marigold/35';

/** A line drawing for each kind of thing that has a name and facts. */
const drawings: Readonly<Record<DetailsCard['about'], ReactNode>> = {
  appointment: (
    <>
      <rect x="14" y="18" width="52" height="50" rx="9" />
      <path d="M14 36h52V27a9 9 0 0 0-9-9H23a9 9 0 0 0-9 9Z" className={fill} />
      <path d="M28 12v11M52 12v11M29 52l8 8 15-15" />
    </>
  ),
  vehicle: (
    <>
      <path
        d="M8 55V45c0-4 3-6 6-7l10-3 9-12c2-2 4-3 7-3h10c3 0 6 1 8 4l7 11c5 1 8 5 8 10v10Z"
        className={fill}
      />
      <path d="M24 35h41M45 20v15" />
      <circle cx="24" cy="56" r="7" className="fill-surface" />
      <circle cx="57" cy="56" r="7" className="fill-surface" />
    </>
  ),
  service: (
    <>
      <path
        d="M60 13a16 16 0 0 0-21 20L15 57a6 6 0 0 0 9 9l24-24a16 16 0 0 0 20-21l-10 10-8-1-1-8Z"
        className={fill}
      />
      <path d="M20 61h.1M14 18l10 4 3 8M56 56l8 8" />
    </>
  ),
  venue: (
    <>
      <path
        d="M12 34 18 14h44l6 20a9 9 0 0 1-19 0 9 9 0 0 1-18 0 9 9 0 0 1-19 0Z"
        className={fill}
      />
      <path d="M17 43v25h46V43M31 34l2-20M49 34l-2-20M46 68V52h10v16M25 52h11v8H25z" />
    </>
  ),
  booking: (
    <>
      <path d="M16 34h48c0 5-4 8-9 8H25c-5 0-9-3-9-8Z" className={fill} />
      <path d="M40 42v22M30 66h20M8 28l4 26h10l3 13M12 54l-3 13M72 28l-4 26H58l-3 13M68 54l3 13" />
      <path d="M33 24c0-3 3-3 3-7M44 24c0-3 3-3 3-7" />
    </>
  ),
  invite: (
    <>
      <path d="M12 32 40 12l28 20v29a7 7 0 0 1-7 7H19a7 7 0 0 1-7-7Z" />
      <path d="m12 33 28 19 28-19v28a7 7 0 0 1-7 7H19a7 7 0 0 1-7-7Z" className={fill} />
      <path
        d="M40 40c-5-4-8-6-8-10 0-5 6-6 8-2 2-4 8-3 8 2 0 4-3 6-8 10Z"
        className="fill-surface"
      />
    </>
  ),
  person: (
    <>
      <circle cx="40" cy="27" r="14" />
      <path d="M14 68c0-14 11-22 26-22s26 8 26 22Z" className={fill} />
    </>
  ),
  directions: (
    <>
      <path
        d="M54 10c-9 0-15 6-15 14 0 11 15 23 15 23s15-12 15-23c0-8-6-14-15-14Z"
        className={fill}
      />
      <circle cx="54" cy="24" r="5" className="fill-surface" />
      <circle cx="16" cy="66" r="5" />
      <path d="M22 66h28c10 0 11-12 2-12M40 54H28c-10 0-11-13-1-14h3" strokeDasharray="1 7" />
    </>
  ),
};

/** Drawings of what there are several kinds of. */
const kinds: Partial<Record<DetailsCard['about'], Readonly<Record<string, ReactNode>>>> = {
  vehicle: vehicles,
  service: services,
  appointment: services,
  venue: kitchens,
  booking: kitchens,
};

/** What a card is about, drawn: by its category, or by what kind of thing it is where that one has no drawing. */
export function DetailsDrawing({
  about,
  category,
  className,
}: {
  about: DetailsCard['about'];
  category?: string | undefined;
  className?: string;
}) {
  const own = category === undefined ? undefined : kinds[about]?.[category];
  return <LineDrawing className={className}>{own ?? drawings[about]}</LineDrawing>;
}
