import { DAY, HOUR } from '@/lib/platform/clock';
import type { OwnPlaces } from '@/lib/software/places';
import { reportContentSchema } from '@/lib/reports/content';
import type { SoftwareContent } from '@/lib/software/types';
import { Acts, spanOf } from './acts';
import { AGE_MS, type MadeSoftware, type Plan, within } from './plan';
import { type MadeEdit, type MadeFlag, type MadeReport, soon } from './story';
import { APPROVALS, FLAG_REASONS, QUESTIONS, REJECTIONS } from './words';

/** A piece of software with everything that people ever proposed about it, votes apart. */
export interface SoftwareStory {
  readonly software: MadeSoftware;
  readonly content: SoftwareContent;
  readonly revision: number;
  readonly places: OwnPlaces;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly reports: readonly MadeReport[];
  readonly edits: readonly MadeEdit[];
  readonly flags: readonly MadeFlag[];
}

const MOST_REPORTS = 7;
/** The youngest entry is so old that a new report of it is decided by now. */
const YOUNGEST = 0.03;

/** The story of the `at`-th piece of software: the same each time it is told. */
export function tellSoftware(plan: Plan, at: number): SoftwareStory {
  return new Teller(plan, at).tell();
}

class Teller extends Acts {
  private readonly flags: MadeFlag[] = [];

  tell(): SoftwareStory {
    const { until, software } = this.plan;
    const share = (this.at + this.dice.next()) / software.length;
    const begin = until - AGE_MS * (1 - share * (1 - YOUNGEST));
    const first = this.newReport(begin, 0);
    const count = 1 + this.dice.below(MOST_REPORTS);
    for (let n = 1; n < count; n += 1)
      this.newReport(this.dice.between(first.createdAt + HOUR, until - 12 * DAY), n);
    this.describe(first);
    for (const at of this.reports.keys()) this.change(at);
    if (this.dice.chance(0.12)) this.waitingReport();
    if (this.dice.chance(0.08)) this.rejectedReport();
    if (this.dice.chance(0.04)) this.flag();
    return {
      ...{ software: this.software, content: this.content, revision: this.revision },
      ...{ places: this.places, createdAt: first.createdAt, updatedAt: this.updatedAt },
      ...{ reports: this.reports, edits: this.edits, flags: this.flags },
    };
  }

  private newReport(proposedAt: number, n: number): MadeReport {
    const dice = this.dice;
    const [at, index] = [Math.round(proposedAt), this.reports.length];
    const changes = this.claim(n, at);
    const edit = this.propose({
      ...{ kind: 'report.create', author: this.author(at), at, report: null, about: 'report' },
      ...{ ports: spanOf(changes), baseRevision: null, base: null, newDomain: n === 0 },
      changes: {
        ...changes,
        software:
          n === 0
            ? { name: this.software.name, homepage: this.content.homepage }
            : { slug: this.software.slug },
      },
      note: dice.pick(['Found in the manual.', 'Seen on my own machine.', 'It is in the sources.']),
    });
    edit.report = index;
    const { author } = edit.proposed;
    const isRegular = author >= this.plan.regulars.from && author < this.plan.regulars.to;
    const isUnseen = isRegular && this.mayComeUnseen(changes) && dice.chance(0.5);
    const decided = this.decide(edit, isUnseen ? 'absence' : null);
    const content = reportContentSchema.parse({
      ...{ description: '', versions: '', onByDefault: null, ...changes },
      ...{ software: this.software.slug, finding: null, state: 'active', mergedInto: null },
      evidence: this.kept(changes.evidence, index, decided.at),
    });
    const report: MadeReport = {
      ...{ author, createdAt: decided.at, updatedAt: decided.at, content, revision: 1 },
      states: [{ at: decided.at, edit: this.edits.length - 1, content }],
    };
    this.reports.push(report);
    if (n === 0) this.updatedAt = decided.at;
    edit.applied(decided.at, decided, [
      ...(n === 0 ? [{ report: null, number: 1, content: this.content }] : []),
      { report: index, number: 1, content },
    ]);
    return report;
  }

  /** What became of a report after it was there: about every second one is talked about again. */
  private change(at: number): void {
    const dice = this.dice;
    const kind = dice.next();
    if (kind < 0.14) this.appliedUpdate(at);
    else if (kind < 0.17) this.reverted(at);
    else if (kind < 0.2) this.retired(at);
    else if (kind < 0.25) this.rejected(at);
    else if (kind < 0.28) this.withdrawn(at);
    else if (kind < 0.32) this.expired(at);
    else if (kind < 0.36) this.open(at);
    else if (kind < 0.38) this.asked(at);
    else if (kind < 0.4) this.conflicted(at);
  }

  private appliedUpdate(at: number): MadeEdit {
    const dice = this.dice;
    const report = this.report(at);
    const from = soon(dice, report.updatedAt, 150 * DAY, this.end);
    const edit = dice.chance(0.4) ? this.moreEvidence(at, from) : this.rewording(at, from);
    this.take(at, edit, this.decide(edit, null));
    return edit;
  }

  private reverted(at: number): void {
    const dice = this.dice;
    const edit = this.rewording(at, soon(dice, this.report(at).updatedAt, 90 * DAY, this.end));
    this.take(at, edit, this.decide(edit, null));
    const report = this.report(at);
    const undone = this.edits.indexOf(edit);
    const { author, base, changes, ports } = edit.proposed;
    const when = soon(dice, report.updatedAt, 3 * DAY, this.end);
    const revert = this.propose({
      ...{ kind: 'revert', author, at: when, report: at, about: 'report', ports },
      ...{ baseRevision: report.revision, changes: base ?? {}, base: changes },
      ...{ note: 'I was wrong about that.', reverts: undone },
    });
    const own = { actor: author, reason: revert.proposed.note, rule: 'self-revert' };
    this.take(at, revert, { ...own, at: when });
  }

  private retired(at: number): void {
    const dice = this.dice;
    const edit = this.retirement(at, soon(dice, this.report(at).updatedAt, 90 * DAY, this.end));
    this.take(at, edit, this.decide(edit, 'moderator'));
  }

  private rejected(at: number): void {
    const dice = this.dice;
    const edit = this.rewording(at, soon(dice, this.report(at).updatedAt, 90 * DAY, this.end));
    this.reject(edit);
  }

  private withdrawn(at: number): void {
    const dice = this.dice;
    const edit = this.rewording(at, soon(dice, this.report(at).updatedAt, 90 * DAY, this.end));
    const when = soon(dice, edit.proposed.at, 2 * DAY, this.end);
    const reason = 'Withdrawn by its author.';
    edit.ended('withdrawn', when, { actor: edit.proposed.author, reason });
  }

  /** Its author was asked and never answered. What is too young for that is withdrawn. */
  private expired(at: number): void {
    const dice = this.dice;
    const { until } = this.plan;
    const from = this.report(at).updatedAt;
    if (until - from < 60 * DAY) return this.withdrawn(at);
    const edit = this.rewording(at, Math.round(dice.between(from + HOUR, until - 50 * DAY)));
    const asked = edit.proposed.at + Math.round(dice.between(HOUR, 6 * DAY));
    edit.review(dice, this.plan.reviewers, 'request-changes', dice.pick(QUESTIONS), asked);
    const reason = 'Its time ran out without a decision.';
    edit.ended('expired', edit.proposed.at + 30 * DAY, { actor: null, reason });
  }

  /** Waits for reviewers: seen by nobody, by one, by two who disagree, or overdue. */
  private open(at: number): void {
    const dice = this.dice;
    const proposed = this.waitingFrom(this.report(at).updatedAt, dice.chance(0.3) ? 60 : 6);
    if (dice.chance(0.15)) return this.retirement(at, proposed).wait(true);
    const edit = this.rewording(at, proposed);
    const [seen, { until, reviewers }] = [dice.next(), this.plan];
    if (seen < 0.4) {
      const first = soon(dice, proposed, 4 * DAY, until);
      const isFor = seen < 0.3;
      const reason = dice.pick(isFor ? APPROVALS : REJECTIONS);
      edit.review(dice, reviewers, isFor ? 'approve' : 'reject', reason, first);
      if (seen < 0.05)
        edit.review(
          dice,
          reviewers,
          'reject',
          dice.pick(REJECTIONS),
          soon(dice, first, DAY, until),
        );
    }
    edit.wait(false);
  }

  /** A reviewer asked for something, and the author has not answered yet. */
  private asked(at: number): void {
    const dice = this.dice;
    const edit = this.rewording(at, this.waitingFrom(this.report(at).updatedAt, 20));
    const when = soon(dice, edit.proposed.at, 4 * DAY, this.plan.until);
    edit.review(dice, this.plan.reviewers, 'request-changes', dice.pick(QUESTIONS), when);
    edit.wait(false);
  }

  /** Somebody else's change of the same field came first. */
  private conflicted(at: number): void {
    const dice = this.dice;
    const report = this.report(at);
    const { until, moderators } = this.plan;
    const from = this.waitingFrom(report.updatedAt, 20);
    const mine = this.rewording(at, from, { summary: this.summary(2) });
    const between = soon(dice, from, 2 * DAY, until);
    const theirs = this.rewording(at, between, { summary: this.summary(3) });
    this.take(at, theirs, this.decide(theirs, 'moderator', until));
    const when = soon(dice, this.report(at).updatedAt, 2 * DAY, until);
    mine.review(dice, moderators, 'approve', dice.pick(APPROVALS), when);
    mine.conflicted(when, ['summary']);
    mine.wait(false);
  }

  private waitingReport(): void {
    const at = this.waitingFrom(this.updatedAt, 6);
    this.anotherReport(at, 'It has a second port.').wait(false);
  }

  private rejectedReport(): void {
    const at = soon(this.dice, this.updatedAt, 100 * DAY, this.end);
    this.reject(this.anotherReport(at, 'I think it also listens here.'));
  }

  private flag(): void {
    const dice = this.dice;
    const { until, members, moderators } = this.plan;
    const waiting = this.edits.findIndex(({ decidedAt }) => decidedAt === null);
    const isEdit = waiting >= 0 && dice.chance(0.5);
    const from = isEdit ? (this.edits[waiting]?.updatedAt ?? 0) : this.report(0).updatedAt;
    const at = soon(dice, from, 60 * DAY, until);
    const author = within(dice, members);
    this.flags.push({
      ...{ at, author, reason: dice.pick(FLAG_REASONS) },
      on: isEdit ? { type: 'edit', at: waiting } : { type: 'report', at: 0 },
      note: 'Somebody should look at the link.',
      closed: dice.chance(0.45)
        ? {
            at: soon(dice, at, 5 * DAY, until),
            by: within(dice, moderators),
            upheld: dice.chance(0.4),
          }
        : null,
    });
  }
}
