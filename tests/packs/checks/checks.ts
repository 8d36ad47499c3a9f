import type { Session, TurnRecord } from '../../../src/main/engine/session.ts';
import type { Database } from '../../../src/main/store/port.ts';
import type { Shop } from '../../support/shop.ts';

/** What must hold in every conversation of a pack, whatever it is about. */
export interface PackChecks {
  /** Names, numbers, addresses of people in the books that nobody is ever told or shown. */
  personal(db: Database): readonly string[];
  /** Beyond that: what is shown may be seen by the one who stands there. `what` names the turn. */
  privacy?(record: TurnRecord, session: Session, db: Database, what: string): void;
  /** Called before the first turn; what it gives checks the books after the last: each change has its receipt. */
  ledger(shop: Shop): () => void;
}
