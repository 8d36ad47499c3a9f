import Database from 'better-sqlite3';

/** What stands in a kiosk's database, read beside the running kiosk. */
export interface Books {
  receipts(): { readonly action: string; readonly input: string }[];
  /** The status of an order. */
  orderStatus(id: string): string | undefined;
}

export function readBooks(file: string): Books {
  const look = <Row>(sql: string, ...values: string[]): Row[] => {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return db.prepare(sql).all(...values) as Row[];
    } finally {
      db.close();
    }
  };
  return {
    receipts: () => look('SELECT action, input FROM receipts ORDER BY committed_at'),
    orderStatus: (id) =>
      look<{ status: string }>('SELECT status FROM orders WHERE id = ?', id)[0]?.status,
  };
}
