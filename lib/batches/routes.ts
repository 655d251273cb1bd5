/** Addresses of batches. */
export const BATCHES_PATH = '/batches';
/** Where moderators bring reports in. */
export const NEW_BATCH_PATH = `${BATCHES_PATH}/new`;

/** The page of a batch. */
export function batchPath(id: number): string {
  return `${BATCHES_PATH}/${id}`;
}

/** Where moderators decide about a batch as a whole. */
export function batchModeratePath(id: number): string {
  return `${batchPath(id)}/moderate`;
}
