import type { Database } from '../store/port.ts';
import type { Json, Receipt } from './port.ts';

interface ReceiptRow {
  id: string;
  idempotency_key: string;
  action: string;
  result: string;
  committed_at: string;
}

/** The receipt committed under this key, if any. */
export function findReceipt(db: Database, idempotencyKey: string): Receipt | undefined {
  const row = db.get<ReceiptRow>(
    'SELECT id, idempotency_key, action, result, committed_at FROM receipts WHERE idempotency_key = :key',
    { key: idempotencyKey },
  );
  return (
    row && {
      id: row.id,
      idempotencyKey: row.idempotency_key,
      action: row.action,
      outcome: JSON.parse(row.result) as Json,
      committedAt: row.committed_at,
      replayed: true,
    }
  );
}

/** Stores a receipt in the running transaction; a second one under the same key violates the primary key. */
export function insertReceipt(
  db: Database,
  receipt: Receipt,
  sessionId: string,
  input: Json,
): void {
  db.run(
    `INSERT INTO receipts (idempotency_key, id, session_id, action, input, result, committed_at)
     VALUES (:key, :id, :session, :action, :input, :result, :at)`,
    {
      key: receipt.idempotencyKey,
      id: receipt.id,
      session: sessionId,
      action: receipt.action,
      input: JSON.stringify(input),
      result: JSON.stringify(receipt.outcome),
      at: receipt.committedAt,
    },
  );
}
