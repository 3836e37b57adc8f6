import { createConnection, type RowDataPacket } from 'mysql2/promise';

const INDEX_NAMES: Record<string, string> = {
  PRIMARY: 'bytesPerRecordData',
  travel_document_check: 'bytesPerRecordCheckIndex',
  travel_document_id: 'bytesPerRecordIdIndex',
  travel_document_holder: 'bytesPerRecordHolderIndex',
};

/**
 * Bytes a record of the table and of each index, whole extents counted; of the index of checks also what must be in memory,
 * its leaves.
 */
export async function tableSizes(url: string, rows: number): Promise<Record<string, number>> {
  const connection = await createConnection(url);
  await connection.query('ANALYZE TABLE travel_document');
  const [sizes] = await connection.query<RowDataPacket[]>(
    `SELECT index_name AS name, stat_value * @@innodb_page_size AS bytes FROM mysql.innodb_index_stats
     WHERE database_name = DATABASE() AND table_name = 'travel_document' AND stat_name = 'size'`,
  );
  const [leaves] = await connection.query<RowDataPacket[]>(
    `SELECT stat_value * @@innodb_page_size AS bytes FROM mysql.innodb_index_stats WHERE database_name = DATABASE()
     AND table_name = 'travel_document' AND index_name = 'travel_document_check' AND stat_name = 'n_leaf_pages'`,
  );
  await connection.end();
  const perRecord = (bytes: unknown) => Math.round((Number(bytes) / rows) * 10) / 10;
  const figures = sizes.map((size): [string, number] => [
    INDEX_NAMES[String(size['name'])] ?? String(size['name']),
    perRecord(size['bytes']),
  ]);
  const total = figures.reduce((sum, [, bytes]) => sum + bytes, 0);
  return {
    ...Object.fromEntries(figures),
    bytesPerRecord: Math.round(total),
    bytesPerRecordCheckLeaves: perRecord(leaves[0]?.['bytes']),
  };
}

/** Reads the index that answers checks into the buffer pool, as far as it fits; gives how long that took, in seconds. */
export async function readCheckIndex(url: string): Promise<number> {
  const connection = await createConnection(url);
  const started = performance.now();
  await connection.query('SELECT COUNT(numberKey) FROM travel_document FORCE INDEX (travel_document_check)');
  await connection.end();
  return Math.round((performance.now() - started) / 100) / 10;
}
