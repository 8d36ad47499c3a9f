import type { ReactNode } from 'react';

const fill = 'fill-marigold/35';

const wheels = (
  <>
    <circle cx="23" cy="57" r="7.5" className="fill-surface" />
    <circle cx="58" cy="57" r="7.5" className="fill-surface" />
  </>
);

/** A car from its side, by its body. */
export const vehicles: Readonly<Record<string, ReactNode>> = {
  hatchback: (
    <>
      <path
        d="M7 56V45c0-4 2-6 6-7l9-2 8-12c2-3 4-4 7-4h17c4 0 7 2 9 5l6 11c3 1 5 4 5 8v12Z"
        className={fill}
      />
      <path d="M24 36h43M45 20v16M8 46h6" />
      {wheels}
    </>
  ),
  sedan: (
    <>
      <path
        d="M4 57V47c0-4 3-6 6-7l12-2 11-12c2-2 4-3 7-3h12c4 0 7 1 9 4l8 10 5 2c2 1 3 3 3 6v12Z"
        className={fill}
      />
      <path d="M26 38h42M46 23v15M5 48h6" />
      {wheels}
    </>
  ),
  suv: (
    <>
      <path
        d="M6 57V40c0-4 2-6 6-6l9-2 6-11c1-2 3-3 6-3h26c4 0 6 2 7 5l4 10c2 1 4 3 4 7v17Z"
        className={fill}
      />
      <path d="M23 33h46M42 18v15M57 18v15M32 12h26M7 44h6" />
      {wheels}
    </>
  ),
  mpv: (
    <>
      <path
        d="M5 57V44c0-4 2-6 5-8l10-5 9-9c2-2 4-3 7-3h24c5 0 9 3 10 8l4 13c1 2 1 4 1 7v10Z"
        className={fill}
      />
      <path d="M21 33h51M40 19v14M56 19v14M6 46h6" />
      {wheels}
    </>
  ),
  pickup: (
    <>
      <path
        d="M5 57V43c0-4 2-6 6-6l10-1 6-12c1-2 3-3 6-3h10c3 0 4 2 4 4v13h24c3 0 4 2 4 4v15Z"
        className={fill}
      />
      <path d="M24 36h23M53 46h20M6 45h6" />
      {wheels}
    </>
  ),
  electric: (
    <>
      <path
        d="M7 56V45c0-4 2-6 6-7l9-2 8-12c2-3 4-4 7-4h17c4 0 7 2 9 5l6 11c3 1 5 4 5 8v12Z"
        className={fill}
      />
      <path d="M24 36h43M44 23l-6 10h9l-6 10" className="fill-surface" />
      {wheels}
    </>
  ),
};
