import { dealership } from './dealership/pack.ts';
import { dining } from './dining/pack.ts';
import { withCommon } from './merge.ts';
import type { Pack } from './pack.ts';
import { retail } from './retail/pack.ts';

/** Every pack, one line each. */
export const packs: readonly Pack[] = [retail, dealership, dining].map(withCommon);
