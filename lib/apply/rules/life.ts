import type { Grade } from '@/lib/reports/types';

/** The steps in the life of a number, in their order. */
export const STEPS = ['reservation', 'reports', 'confirmed', 'applied', 'assigned'] as const;
type Step = (typeof STEPS)[number];

/** Whether a step is taken; `unknown`: nothing here could know it. */
type StepState = 'taken' | 'open' | 'unknown';

/**
 * How far a port has come. `reserved`: whether a project has reserved it here. Who has applied for it nobody publishes;
 * who has it has applied.
 */
export function lifeOf(port: {
  readonly reserved: boolean;
  readonly assigned: boolean;
  readonly grades: readonly Grade[];
}): Readonly<Record<Step, StepState>> {
  const state = (taken: boolean): StepState => (taken ? 'taken' : 'open');
  const { reserved, assigned, grades } = port;
  return {
    reservation: state(reserved),
    reports: state(grades.length > 0),
    confirmed: state(grades.some((grade) => grade === 'confirmed' || grade === 'now-official')),
    applied: assigned ? 'taken' : 'unknown',
    assigned: state(assigned),
  };
}
