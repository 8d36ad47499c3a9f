import type { ReactNode } from 'react';
import { vehicles } from './vehicles.tsx';

const fill = 'fill-marigold/35';

/** What a workshop does, and what people come to a dealership for, each by its tool. */
export const services: Readonly<Record<string, ReactNode>> = {
  oil_change: (
    <>
      <path d="M40 10c11 14 18 23 18 33a18 18 0 0 1-36 0c0-10 7-19 18-33Z" className={fill} />
      <path d="M31 45a9 9 0 0 0 8 9" />
    </>
  ),
  full_service: (
    <>
      <rect x="17" y="16" width="46" height="54" rx="8" className={fill} />
      <path d="M30 20v-8h20v8M27 35l4 4 7-8M45 36h9M27 53l4 4 7-8M45 54h9" />
    </>
  ),
  brake_service: (
    <>
      <circle cx="38" cy="42" r="26" />
      <path d="M38 16a26 26 0 0 1 26 26H52a14 14 0 0 0-14-14Z" className={fill} />
      <circle cx="38" cy="42" r="7" />
      <path d="M22 42h.1M27 53h.1M38 58h.1M49 53h.1M27 31h.1" />
    </>
  ),
  wheel_alignment: (
    <>
      <circle cx="40" cy="40" r="20" className={fill} />
      <circle cx="40" cy="40" r="6" className="fill-surface" />
      <path d="M40 20v14M40 46v14M20 40h14M46 40h14M8 18v44M72 18v44" />
      <path d="m4 24 4-6 4 6M68 24l4-6 4 6" />
    </>
  ),
  tyre_change: (
    <>
      <circle cx="40" cy="40" r="28" className={fill} />
      <circle cx="40" cy="40" r="14" className="fill-surface" />
      <path d="M40 12v6M40 62v6M12 40h6M62 40h6M20 20l4 4M56 56l4 4M60 20l-4 4M24 56l-4 4M40 33v14M33 40h14" />
    </>
  ),
  battery_check: (
    <>
      <rect x="11" y="26" width="58" height="40" rx="7" className={fill} />
      <path d="M21 26v-8h11v8M48 26v-8h11v8M21 46h11M53 40v12M47 46h12" />
    </>
  ),
  ac_service: (
    <>
      <circle cx="40" cy="40" r="29" className={fill} stroke="none" />
      <path d="M40 11v58M15 25l50 30M65 25 15 55M32 16l8 7 8-7M32 64l8-7 8 7M16 36l9-5-1-11M64 44l-9 5 1 11M64 36l-9-5 1-11M16 44l9 5-1 11" />
    </>
  ),
  wash_detail: (
    <>
      <g transform="translate(4 18) scale(.9)">{vehicles['hatchback']}</g>
      <path d="M16 8v7M30 4v7M44 8v7M58 4v7M70 10v7" />
    </>
  ),
  clutch_repair: (
    <>
      <path d="M40 10v10M40 60v10M10 40h10M60 40h10M19 19l7 7M54 54l7 7M61 19l-7 7M19 61l7-7" />
      <circle cx="40" cy="40" r="20" className={fill} />
      <circle cx="40" cy="40" r="8" className="fill-surface" />
    </>
  ),
  dent_paint: (
    <>
      <rect x="12" y="13" width="44" height="18" rx="6" className={fill} />
      <path d="M56 21h9v16H38v9" />
      <rect x="33" y="46" width="10" height="23" rx="4" />
    </>
  ),
  diagnostics: (
    <>
      <rect x="9" y="14" width="62" height="42" rx="8" className={fill} />
      <path d="M17 36h11l6-11 9 21 6-10h14M28 68h24M40 56v12" />
    </>
  ),
  pickup_inspection: (
    <>
      <circle cx="34" cy="34" r="22" className={fill} />
      <path d="m50 50 19 19M24 34l8 8 13-15" />
    </>
  ),
  test_drive: (
    <>
      <circle cx="40" cy="40" r="28" />
      <path
        d="M14 34c8-5 17-7 26-7s18 2 26 7c1 4 1 8 0 12-7 0-12 1-15 5s-5 8-5 15h-12c0-7-2-11-5-15s-8-5-15-5c-1-4-1-8 0-12Z"
        className={fill}
      />
      <circle cx="40" cy="42" r="6" className="fill-surface" />
    </>
  ),
  sales: (
    <>
      <path
        d="M13 38V19a6 6 0 0 1 6-6h19c2 0 3 1 4 2l25 25c3 2 3 6 0 8L48 67c-2 3-6 3-8 0L15 42c-1-1-2-2-2-4Z"
        className={fill}
      />
      <circle cx="27" cy="27" r="4.500" className="fill-surface" />
      <path d="M40 35h14M40 42h12M41 35c9 0 9 14 0 14l8 8" />
    </>
  ),
};
