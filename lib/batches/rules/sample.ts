import { TRUST } from '@/lib/levels/levels';

/** The rest of a batch is approved by somebody who decided at least so many of its edits one by one. */
export const SAMPLE_AT_LEAST = 10;
/** And at least this share of them. */
export const SAMPLE_SHARE = 0.1;

/** How many edits of a batch somebody decides one by one before they may approve the rest. */
export function sampleSize(edits: number): number {
  return Math.min(edits, Math.max(SAMPLE_AT_LEAST, Math.ceil(edits * SAMPLE_SHARE)));
}

/** A batch as far as it matters who may do what with all of it. */
export interface JudgedBatch {
  readonly authorId: string;
  readonly edits: number;
  /** Edits that are open. */
  readonly open: number;
  readonly rejected: number;
  readonly undone: boolean;
  /** Edits that the viewer has approved one by one. */
  readonly sampled: number;
  /** Edits that wait or stand: what there is to undo. */
  readonly left: number;
}

/** Why something is denied: a key of the catalogue `batches.denied`. */
export const BATCH_DENIALS = [
  'needs-moderator',
  'own-batch',
  'undone',
  'some-rejected',
  'sample-too-small',
  'nothing-open',
  'nothing-left',
] as const;
export type BatchDenial = (typeof BATCH_DENIALS)[number];

interface Viewer {
  readonly id: string;
  readonly trust: number;
}

/** Why this account may not approve the rest of the batch; null: it may. Nobody approves their own. */
export function approvalDenial(viewer: Viewer, batch: JudgedBatch): BatchDenial | null {
  if (viewer.trust < TRUST.moderator) return 'needs-moderator';
  if (viewer.id === batch.authorId) return 'own-batch';
  if (batch.undone) return 'undone';
  if (batch.open === 0) return 'nothing-open';
  if (batch.rejected > 0) return 'some-rejected';
  return batch.sampled < sampleSize(batch.edits) ? 'sample-too-small' : null;
}

/** Why this account may not undo the batch; null: it may, its author too. What was cut short is taken up again. */
export function undoDenial(viewer: Viewer, batch: JudgedBatch): BatchDenial | null {
  if (viewer.trust < TRUST.moderator) return 'needs-moderator';
  return batch.left === 0 ? 'nothing-left' : null;
}
