import type { Json } from './port.ts';

/** How much may be given. */
export interface Bounds {
  /** Objects and lists inside each other. */
  readonly depth: number;
  /** Values in all, those inside others too. */
  readonly values: number;
  /** Characters of a text. */
  readonly text: number;
}

/** Of the slots of one wish: no wish of a person comes near them. */
export const slotBounds = { depth: 6, values: 500, text: 2_000 } as const satisfies Bounds;

const maxName = 80;

/** Names that mean something to JavaScript itself. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** An object of plain JSON within bounds, or what is wrong with it in one sentence that calls it `name`. */
export function readPlain(
  given: unknown,
  name: string,
  bounds: Bounds,
): { readonly value: Readonly<Record<string, Json>> } | { readonly wrong: string } {
  if (!isRecord(given)) return { wrong: `${name} must be an object` };
  const left = { values: bounds.values };
  const wrong = fault(given, name, bounds.depth, bounds, left);
  if (wrong !== undefined) return { wrong };
  return { value: given as Readonly<Record<string, Json>> };
}

/** Why a value is no plain JSON, or nothing. */
function fault(
  value: unknown,
  path: string,
  depth: number,
  bounds: Bounds,
  left: { values: number },
): string | undefined {
  left.values -= 1;
  if (left.values < 0) return `there are more than ${bounds.values} values`;
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : `${path} is not a finite number`;
  }
  if (typeof value === 'string') {
    return value.length > bounds.text
      ? `${path} is longer than ${bounds.text} characters`
      : undefined;
  }
  if (!Array.isArray(value) && !isRecord(value)) return `${path} is not plain JSON`;
  if (depth === 0) return `${path} is nested too deeply`;
  // Own keys alone: what a prototype adds is no data.
  for (const [key, inner] of Object.entries(value)) {
    if (forbidden.has(key)) return `${path} has a key that is not allowed: ${key}`;
    if (key.length > maxName) return `${path} has a key longer than ${maxName} characters`;
    const wrong = fault(inner, `${path}.${key}`, depth - 1, bounds, left);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** An object literal, not an instance of something. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
