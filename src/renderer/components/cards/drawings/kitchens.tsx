import type { ReactNode } from 'react';

const fill = 'fill-marigold/35';
const steam = 'M30 22c0-4 4-4 4-9M44 22c0-4 4-4 4-9';

/** A dish for each kitchen. */
export const kitchens: Readonly<Record<string, ReactNode>> = {
  italian: (
    <>
      <path d="M14 26 40 70l26-44" className={fill} />
      <path d="M10 24c19-12 41-12 60 0-1 4-4 5-7 3-15-8-31-8-46 0-3 2-6 1-7-3Z" />
      <circle cx="34" cy="36" r="4.500" className="fill-surface" />
      <circle cx="48" cy="40" r="4.500" className="fill-surface" />
      <path d="M40 53h.1" />
    </>
  ),
  chinese: (
    <>
      <path d="M11 38h58c0 16-9 26-21 26H32c-12 0-21-10-21-26Z" className={fill} />
      <path d="M29 70h22M50 30l14-19M58 32l14-15M21 38c0-8 9-8 9-16M34 38c0-8 9-8 9-16" />
    </>
  ),
  maharashtrian: (
    <>
      <path d="M13 36c0-14 12-21 27-21s27 7 27 21Z" className={fill} />
      <path d="M11 45c5-5 10 4 15 0s9 4 14 0 9 4 14 0 10 4 15 0M14 54h52v3a10 10 0 0 1-10 10H24a10 10 0 0 1-10-10Z" />
      <path d="M30 25h.1M41 22h.1M51 27h.1" />
    </>
  ),
  north_indian: (
    <>
      <path d="M13 38h54c0 18-11 28-27 28S13 56 13 38Z" className={fill} />
      <path d="M13 42c-10 0-9-12 0-10M67 42c10 0 9-12 0-10M11 38h58" />
      <path d={steam} />
    </>
  ),
  south_indian: (
    <>
      <path d="M9 45 57 19c7-3 14 9 8 13L19 61c-8 5-17-11-10-16Z" className={fill} />
      <path d="M57 19c-4 4-1 11 6 14M24 47l6-3M36 40l6-3" />
      <path d="M44 54h26c0 9-5 14-13 14s-13-5-13-14Z" className="fill-surface" />
    </>
  ),
  mughlai: (
    <>
      <path d="M17 38h46v18a12 12 0 0 1-12 12H29a12 12 0 0 1-12-12Z" className={fill} />
      <path d="M12 38h56M22 38c1-11 8-17 18-17s17 6 18 17M40 21v-6M34 14h12M28 50c4 4 8-4 12 0s8-4 12 0" />
    </>
  ),
  bengali: (
    <>
      <circle cx="29" cy="30" r="10" className={fill} />
      <circle cx="51" cy="30" r="10" className={fill} />
      <circle cx="40" cy="21" r="10" className="fill-surface" />
      <path d="M17 37h46l-4 25a8 8 0 0 1-8 7H29a8 8 0 0 1-8-7Z" className="fill-surface" />
      <path d="M20 50h40" />
    </>
  ),
  seafood: (
    <>
      <path
        d="M8 40c9-15 27-19 41-7l18-11c-4 10-4 26 0 36L49 47c-14 12-32 8-41-7Z"
        className={fill}
      />
      <path d="M20 37h.1M32 29c5 6 5 16 0 22M50 38l8-2M50 42l8 2" />
    </>
  ),
  japanese: (
    <>
      <path d="M13 34v21c0 7 12 12 27 12s27-5 27-12V34" className={fill} />
      <ellipse cx="40" cy="34" rx="27" ry="13" className="fill-surface" />
      <ellipse cx="40" cy="34" rx="10" ry="5" className={fill} />
      <path d="M66 6 50 20M74 10 58 22" />
    </>
  ),
  mexican: (
    <>
      <path d="M8 54c0-19 14-32 32-32s32 13 32 32c0 4-2 6-5 6H13c-3 0-5-2-5-6Z" className={fill} />
      <path d="M13 36c-1-6 6-8 9-8 1-6 8-8 12-6 4-5 12-5 15 0 6-2 11 2 11 6 5 0 8 4 7 9M30 40h.1M44 36h.1M52 47h.1M24 51h.1M39 52h.1" />
    </>
  ),
  continental: (
    <>
      <path d="M12 56a28 28 0 0 1 56 0Z" className={fill} />
      <path d="M7 63h66M40 28v-7M34 20h12M23 50a18 18 0 0 1 11-13" />
    </>
  ),
  cafe: (
    <>
      <path d="M15 30h40v18a16 16 0 0 1-16 16h-8a16 16 0 0 1-16-16Z" className={fill} />
      <path d="M55 35h5a8 8 0 0 1 0 16h-6M12 71h46" />
      <path d="M28 22c0-4 4-4 4-9M41 22c0-4 4-4 4-9" />
    </>
  ),
};
