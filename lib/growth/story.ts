import type { LogAction } from '@/lib/audit/types';
import { outcomeOf } from '@/lib/edits/rules/outcome';
import type { EditFacts } from '@/lib/edits/rules/facts';
import type { EditKind, EditState, Fields, Verdict } from '@/lib/edits/types';
import { TRUST, trustOfRole } from '@/lib/levels/levels';
import { DAY } from '@/lib/platform/clock';
import type { PortSpan } from '@/lib/search/rules/port-token';
import type { ReportContent } from '@/lib/reports/content';
import type { SoftwareContent } from '@/lib/software/types';
import type { Dice } from './dice';
import { another, type Group, type Plan } from './plan';

/** An entry of the log about an edit. */
export interface MadeEntry {
  readonly at: number;
  readonly action: LogAction;
  /** Number of a person; null where a rule acted. */
  readonly actor: number | null;
  readonly reason: string;
  readonly data: Fields;
}

export interface MadeReview {
  readonly at: number;
  readonly reviewer: number;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly trust: number;
}

/** What an applied edit left behind; `report` null: of the software. */
export interface MadeRevision {
  readonly report: number | null;
  readonly number: number;
  readonly content: ReportContent | SoftwareContent;
}

/** A report; edits name it by its place in its story. */
export interface MadeReport {
  readonly author: number;
  readonly createdAt: number;
  updatedAt: number;
  content: ReportContent;
  revision: number;
  /** What it said after each applied edit, the oldest first, with the edit's place in its story. */
  readonly states: {
    readonly at: number;
    readonly edit: number;
    readonly content: ReportContent;
  }[];
}

export interface MadeFlag {
  readonly at: number;
  readonly on: { readonly type: 'report' | 'edit'; readonly at: number };
  readonly author: number;
  readonly reason: string;
  readonly note: string;
  readonly closed: { readonly at: number; readonly by: number; readonly upheld: boolean } | null;
}

/** What an edit is about, as it is proposed. */
interface Proposed {
  readonly kind: EditKind;
  readonly author: number;
  readonly at: number;
  /** Null: about the software, or about a report that is not there yet. */
  readonly report: number | null;
  readonly about: 'report' | 'software';
  readonly ports: PortSpan | null;
  readonly baseRevision: number | null;
  readonly changes: Fields;
  readonly base: Fields | null;
  readonly note: string;
  readonly newDomain?: boolean;
  /** The place in the story of the edit that it takes back. */
  readonly reverts?: number;
}

/** Half of what is left until then, or `most` where that is less, times a share: always before the end. */
export function soon(dice: Dice, from: number, most: number, end: number): number {
  return Math.round(from + Math.min(most, (end - from) / 2) * dice.between(0.1, 0.9));
}

/** One edit from its proposal on, told the way the commands would have written it. */
export class MadeEdit {
  state: EditState = 'open';
  conflicts: readonly string[] = [];
  unreviewed = false;
  appliedRevision: number | null = null;
  escalatedAt: number | null = null;
  decidedAt: number | null = null;
  dueAt: number | null = null;
  report: number | null;
  readonly reviews: MadeReview[] = [];
  readonly entries: MadeEntry[] = [];
  readonly revisions: MadeRevision[] = [];

  constructor(
    readonly plan: Plan,
    readonly proposed: Proposed,
  ) {
    this.report = proposed.report;
    this.#log(proposed.at, 'edit.proposed', proposed.author, proposed.note, {
      kind: proposed.kind,
    });
  }

  get updatedAt(): number {
    return this.entries.at(-1)?.at ?? this.proposed.at;
  }

  /** Grows with every act on it. */
  get version(): number {
    return this.entries.length;
  }

  review(dice: Dice, group: Group, verdict: Verdict, reason: string, at: number): number {
    const given = this.reviews.map(({ reviewer }) => reviewer);
    const reviewer = another(dice, group, this.proposed.author, ...given);
    const trust = trustOfRole(this.plan.people[reviewer]?.role ?? 'member');
    this.reviews.push({ at, reviewer, verdict, reason, trust });
    const action = verdict === 'request-changes' ? 'edit.changes-requested' : 'edit.reviewed';
    this.#log(at, action, reviewer, reason, { verdict });
    if (verdict === 'request-changes') this.state = 'changes-requested';
    return reviewer;
  }

  /** What it leaves: revisions, the subject's own last. */
  applied(
    at: number,
    by: { readonly actor: number | null; readonly reason: string; readonly rule: string },
    revisions: readonly MadeRevision[],
  ): void {
    const revision = revisions.at(-1)?.number ?? 1;
    this.revisions.push(...revisions);
    this.appliedRevision = revision;
    this.unreviewed = by.rule === 'absence';
    this.#end('applied', at);
    const data = { kind: this.proposed.kind, revision, by: by.rule };
    this.#log(at, 'edit.applied', by.actor, by.reason, data);
  }

  /** Lets a waiting edit wait on until the end of the plan: what the rules make of it by then is done to it. */
  wait(destructive: boolean): void {
    const { until } = this.plan;
    const now = new Date(until);
    const first = outcomeOf(this.#facts(destructive), now);
    if (first.act === 'escalate') this.escalated(this.proposed.at + 7 * DAY);
    const outcome = outcomeOf(this.#facts(destructive), now);
    if (outcome.act !== 'wait') throw new RangeError(`it does not wait but ${outcome.act}`);
    this.dueAt = outcome.until.getTime();
  }

  #facts(destructive: boolean): EditFacts {
    const { proposed, reviews } = this;
    const rejection = reviews.find(({ verdict }) => verdict === 'reject');
    return {
      ...{ state: this.state, authorId: String(proposed.author), takenOverById: null, takers: [] },
      ...{ improvers: [], authorTrust: TRUST.member, createdAt: new Date(proposed.at) },
      ...{ authorActedAt: new Date(proposed.at), lastActAt: new Date(this.updatedAt) },
      ...{ improvedAt: null, answeredAt: null, undoes: [], objected: false, heldUntil: null },
      ...{ escalated: this.escalatedAt !== null, destructive, needsModerator: false },
      ...{ onlyAdds: false, primarySource: false, flagged: false, soleModerators: [] },
      inBatch: false,
      firstRejectionAt: rejection === undefined ? null : new Date(rejection.at),
      reviews: reviews.map(({ reviewer, verdict, trust, at }) => ({
        ...{ reviewerId: String(reviewer), verdict, trust, improves: false, at: new Date(at) },
      })),
    };
  }

  ended(
    state: 'rejected' | 'withdrawn' | 'expired',
    at: number,
    by: { readonly actor: number | null; readonly reason: string; readonly data?: Fields },
  ): void {
    this.#end(state, at);
    this.#log(at, `edit.${state}`, by.actor, by.reason, by.data ?? {});
  }

  conflicted(at: number, fields: readonly string[]): void {
    this.state = 'conflicted';
    this.conflicts = fields;
    const reason = `Disagrees with the present revision on: ${fields.join(', ')}`;
    this.#log(at, 'edit.conflicted', null, reason, {});
  }

  escalated(at: number): void {
    this.escalatedAt = at;
    this.#log(at, 'edit.escalated', null, 'Nobody decided it for seven days.', {});
  }

  #end(state: EditState, at: number): void {
    [this.state, this.decidedAt, this.dueAt, this.conflicts] = [state, at, null, []];
  }

  #log(at: number, action: LogAction, actor: number | null, reason: string, data: Fields): void {
    this.entries.push({ at, action, actor, reason, data });
  }
}
