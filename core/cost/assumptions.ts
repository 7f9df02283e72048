/**
 * What the estimate takes for granted, on the dear side. Measured with Node 24 on one core, rounded up, unless it says
 * otherwise.
 */
export const ASSUMED = {
  /** Loading a function's code; every invocation counts as a cold one. */
  startMs: 500,
  /** A request to the bucket, and to the table, from a function beside them. Not measured. */
  s3RequestMs: 30,
  tableRequestMs: 10,
  nBulkAtOnce: 8,
  /** A cell of a CSV file, read, cleaned, profiled and written. */
  cleanCellNs: 1_000,
  /** Reading a cell of `table.bin` and putting it in order. */
  loadCellNs: 50,
  csvBytesPerCell: 9,
  /** All files of a data set. */
  cleanBytesPerCell: 35,
  /** A logged record with its features, its label, and both once more in partitions. */
  logBytesPerRecord: 800,
  ingestRecordNs: 10_000,
  evaluateRecordNs: 7_000,
  /** A log object's records, spread over a window's partitions. */
  partsPerLogObject: 4,
  /** How long after its prediction an actual value comes. A window that is still open then costs nothing more. */
  labelDelayHours: 24,
  objectsPerListing: 1_000,
  logBytesPerInvocation: 1_500,
  /** The bucket's and the table's, each held for minutes. Not measured. */
  keyRequestsPerInvocation: 2,
  /** A document of the table: read 4 KB, written 1 KB a unit. */
  readUnitsPerRead: 1,
  writeUnitsPerWrite: 4,
  tableBytesPerModel: 100_000,
  alertsPerModel: 2,
  emailSubscribers: 1,
  messagesPerReceive: 10,
} as const;
