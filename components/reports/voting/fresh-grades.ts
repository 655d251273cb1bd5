import { useSyncExternalStore } from 'react';
import type { Grade, GradeReason } from '@/lib/reports/types';

/** A grade that is newer than the page it stands on. */
export interface FreshGrade {
  readonly grade: Grade;
  readonly reason: GradeReason;
}

const grades = new Map<number, FreshGrade>();
const listeners = new Set<() => void>();

/** Tells the page a report's grade as the server has it now. */
export function publishGrade(reportId: number, fresh: FreshGrade): void {
  grades.set(reportId, fresh);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The grade that was published of a report; null where the page's own is the newest. */
export function useFreshGrade(reportId: number): FreshGrade | null {
  return useSyncExternalStore(
    subscribe,
    () => grades.get(reportId) ?? null,
    () => null,
  );
}
