import type { LogAction } from '@/lib/audit/types';
import type { EditState } from '@/lib/edits/types';

/** A log entry as far as it moves an edit. */
export interface Step {
  readonly editId: number | null;
  readonly action: string;
}

/** The state that each act leaves an edit in; acts that are not here leave it as it is. */
const LEADS_TO: Partial<Readonly<Record<LogAction, EditState>>> = {
  'edit.proposed': 'open',
  'edit.answered': 'open',
  'edit.rebased': 'open',
  'edit.reopened': 'open',
  'edit.changes-requested': 'changes-requested',
  'edit.conflicted': 'conflicted',
  'edit.applied': 'applied',
  'edit.rejected': 'rejected',
  'edit.withdrawn': 'withdrawn',
  'edit.expired': 'expired',
};

/** The state of every edit, told by the log alone, oldest entry first: the log is whole where this equals the tables. */
export function replayStates(steps: Iterable<Step>): Map<number, EditState> {
  const states = new Map<number, EditState>();
  for (const { editId, action } of steps) {
    const state = LEADS_TO[action as LogAction];
    if (editId !== null && state !== undefined) states.set(editId, state);
  }
  return states;
}
