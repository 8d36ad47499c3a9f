import type { ReactNode } from 'react';
import { LineDrawing } from './line-drawing.tsx';

/** A line drawing for each category of goods, for products that have no picture. */
const drawings: Readonly<Record<string, ReactNode>> = {
  electronics: (
    <>
      <path d="M16 52V40a24 24 0 0 1 48 0v12" />
      <rect x="11" y="48" width="13" height="20" rx="6" className="fill-marigold/35" />
      <rect x="56" y="48" width="13" height="20" rx="6" className="fill-marigold/35" />
    </>
  ),
  clothing: (
    <>
      <path
        d="M29 14 12 23l7 15 8-4v34h26V34l8 4 7-15-17-9c-2 6-6 9-11 9s-9-3-11-9Z"
        className="fill-marigold/35"
      />
      <path d="M40 42v26" strokeDasharray="1 7" />
    </>
  ),
  home: (
    <>
      <path
        d="M17 38h46v17a13 13 0 0 1-13 13H30a13 13 0 0 1-13-13V38Z"
        className="fill-marigold/35"
      />
      <path d="M17 46H9M63 46h8M14 38h52M40 38v-8M34 30h12" />
      <path d="M28 21c0-4 4-4 4-8M48 21c0-4 4-4 4-8" />
    </>
  ),
  beauty: (
    <>
      <path d="M25 42h18v26H25z" className="fill-marigold/35" />
      <path d="M28 42V26l12-10v26M25 52h18" />
      <path d="M58 15v12M52 21h12M59 42v8M55 46h8" />
    </>
  ),
  sports: (
    <>
      <path
        d="M8 58V42l7-14 9 9c6 6 14 5 19 1l19 14c5 3 8 4 8 9v5H16a8 8 0 0 1-8-8Z"
        className="fill-marigold/35"
      />
      <path d="M8 58h62M36 40l-5 6M44 38l-5 8M51 43l-4 7" />
    </>
  ),
};

const parcel = (
  <>
    <path d="M40 12 66 25v30L40 68 14 55V25Z" className="fill-marigold/35" />
    <path d="M14 25l26 13 26-13M40 38v30M27 18.500l26 13" />
  </>
);

export function ProductDrawing({ category, className }: { category: string; className?: string }) {
  return (
    <LineDrawing className={className}>{drawings[category.toLowerCase()] ?? parcel}</LineDrawing>
  );
}
