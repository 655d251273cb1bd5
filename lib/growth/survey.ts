import { DAY } from '@/lib/platform/clock';
import { type AppliedEdit, CONTRIBUTOR_AFTER_DAYS, earnedTrustOf } from '@/lib/trust/rules/earned';
import { TRUST } from '@/lib/levels/levels';
import type { Plan } from './plan';
import { type SoftwareStory, tellSoftware } from './software-story';

/** What has to be known of all stories before the first is written. Costs some bytes an edit. */
export interface Survey {
  readonly reports: number;
  readonly edits: number;
  readonly flags: number;
  /** Of each edit, in the order of the stories, its place in the order of time, from 0. */
  readonly places: Int32Array;
  /** When each person's edits made a contributor of them; null: they are none. */
  readonly risenAt: readonly (number | null)[];
}

/** Goes through all stories once. */
export function survey(plan: Plan): Survey {
  const times: number[] = [];
  const applied = plan.people.map((): AppliedEdit[] => []);
  let [reports, flags] = [0, 0];
  for (const at of plan.software.keys()) {
    const story = tellSoftware(plan, at);
    reports += story.reports.length;
    flags += story.flags.length;
    for (const { proposed } of story.edits) times.push(proposed.at);
    for (const { who, ...edit } of standingEdits(story)) applied[who]?.push(edit);
  }
  const order = Int32Array.from(times.keys()).sort(
    (a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b,
  );
  const places = new Int32Array(order.length);
  for (const [place, edit] of order.entries()) places[edit] = place;
  const risenAt = plan.people.map(({ createdAt }, who) =>
    risen(applied[who] ?? [], createdAt, plan.until),
  );
  return { reports, flags, edits: times.length, places, risenAt };
}

/** Edits that were applied and not taken back, with their authors, as earned trust counts them. */
function standingEdits({ edits }: SoftwareStory): (AppliedEdit & { readonly who: number })[] {
  const undone = new Set(edits.map(({ proposed }) => proposed.reverts));
  return edits.flatMap(({ proposed, state, decidedAt }, at) => {
    if (state !== 'applied' || decidedAt === null || undone.has(at)) return [];
    const { evidence } = proposed.changes;
    const port = proposed.ports?.start ?? null;
    const withEvidence = Array.isArray(evidence) && evidence.length > 0;
    return [{ who: proposed.author, at: new Date(decidedAt), port, withEvidence }];
  });
}

function risen(edits: AppliedEdit[], createdAt: number, until: number): number | null {
  const applied = edits.sort((a, b) => a.at.getTime() - b.at.getTime());
  const isRisen = (count: number, at: number) =>
    earnedTrustOf({
      ...{ memberSince: new Date(createdAt), now: new Date(at), decided: [] },
      applied: applied.slice(0, count),
    }) === TRUST.contributor;
  if (!isRisen(applied.length, until)) return null;
  for (const [n, { at }] of applied.entries())
    if (isRisen(n + 1, at.getTime())) return at.getTime();
  return createdAt + CONTRIBUTOR_AFTER_DAYS * DAY;
}
