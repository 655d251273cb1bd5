import { isEstablished } from '@/lib/levels/levels';
import type { ReportContent } from '@/lib/reports/content';
import { gradeOf, standingOf } from '@/lib/reports/rules/grade';
import { isPrimary } from '@/lib/reports/rules/primary';
import type { Grade } from '@/lib/reports/types';
import type { VoteValue } from '@/lib/votes/types';
import { cellsOf, Json, REPORT_SAYS } from './copy-text';
import { Dice } from './dice';
import { date, Sink } from './sink';
import type { SoftwareStory } from './software-story';
import type { MadeReport } from './story';
import { DISPUTE_REASONS } from './words';

/** Writes reports with their evidence and ballots, graded as the rules grade them. */
export class ReportSink extends Sink {
  protected report(
    { places, edits }: SoftwareStory,
    report: MadeReport,
    id: number,
    softwareId: number,
    numbers: readonly number[],
  ): Grade {
    const { content, author, createdAt, updatedAt, revision, states } = report;
    const evidenceOf = ({ evidence }: ReportContent) =>
      evidence.map((piece) => ({ ...piece, primary: isPrimary(piece, places) }));
    const graded = (said: ReportContent, votes: { confirm: number; dispute: number }) =>
      gradeOf({
        ...{ role: said.role, finding: said.finding, nowOfficial: false },
        ...{ evidence: evidenceOf(said), ...votes },
      });
    let grade: Grade = 'unverified';
    const regraded = (after: Grade, at: number, reason: string) => {
      if (after === grade) return;
      this.log(at, 'report.regraded', null, { type: 'report', id }, reason, {
        ...{ ports: content, data: { before: grade, after } },
      });
      grade = after;
    };
    for (const { at, edit, content: said } of states)
      regraded(graded(said, { confirm: 0, dispute: 0 }).grade, at, `Edit ${numbers[edit] ?? 0}`);
    const votes = this.votes(report, id);
    const present = graded(content, votes.established);
    const last = new Dice(this.plan.wanted.seed, 'regraded', id - this.first.report);
    regraded(present.grade, last.between(updatedAt, this.plan.until), 'A vote');
    this.rows.report.push([
      ...[id, softwareId, this.idOf(author), present.grade, new Json(present.reason)],
      ...[votes.all.confirm, votes.all.dispute],
      ...[votes.established.confirm, votes.established.dispute],
      ...[standingOf(votes.established.confirm, votes.established.dispute), revision],
      ...[date(createdAt), date(updatedAt)],
      ...cellsOf(REPORT_SAYS, { ...content, settings: new Json(content.settings) }),
    ]);
    for (const [position, piece] of evidenceOf(content).entries()) {
      const { key, kind, publisher, title, url, quote, checkedOn, supports, ticked } = piece;
      const broughtBy = states.find(({ content: said }) =>
        said.evidence.some((other) => other.key === key),
      );
      if (broughtBy === undefined || edits[broughtBy.edit] === undefined)
        throw new TypeError(`nobody brought evidence ${key}`);
      this.rows.evidence.push([
        ...[id, key, position, kind, publisher, title, url, quote, checkedOn, supports, ticked],
        ...[piece.primary, numbers[broughtBy.edit] ?? 0],
      ]);
    }
    return present.grade;
  }

  /** Ballots: about ten a report, few or none on most of them; half are of people whose votes count. */
  protected votes(report: MadeReport, id: number) {
    const { wanted, members, people, until } = this.plan;
    const dice = new Dice(wanted.seed, 'votes', id - this.first.report);
    const mood = dice.next();
    const disputes = mood < 0.8 ? 0.03 : mood < 0.95 ? 0.3 : 0.65;
    const count = Math.floor(-Math.log(1 - dice.next()) * 10.5);
    const all = { confirm: 0, dispute: 0 };
    const established = { confirm: 0, dispute: 0 };
    const voters = [
      ...walk(dice, 0, members.from, Math.ceil(count / 2)),
      ...walk(dice, members.from, members.to, Math.floor(count / 2)),
    ];
    for (const who of voters) {
      const voter = people[who];
      if (voter === undefined || who === report.author) continue;
      const value: VoteValue = dice.chance(disputes) ? 'dispute' : 'confirm';
      const since = Math.max(report.createdAt, voter.createdAt);
      const at = Math.round(dice.between(since, until));
      const reason = value === 'dispute' && dice.chance(0.2) ? dice.pick(DISPUTE_REASONS) : '';
      const ending = dice.next();
      const later = Math.round(dice.between(at, until));
      const ballot = (said: VoteValue, from: number, ended: [number, string] | null, why = '') =>
        this.rows.vote.push([
          ...[id, voter.id, said, 1, why, date(from)],
          ...(ended === null ? [null, null] : [date(ended[0]), ended[1]]),
        ]);
      if (ending < 0.01) {
        ballot(value, at, [later, 'withdrawn'], reason);
        continue;
      }
      if (ending < 0.03) {
        const other = value === 'confirm' ? 'dispute' : 'confirm';
        ballot(other, at, [later, 'changed']);
        ballot(value, later, null, reason);
      } else ballot(value, at, null, reason);
      all[value] += 1;
      const { role, suspendedAt } = voter;
      if (isEstablished({ role, earnedTrust: this.earned(who), suspended: suspendedAt !== null }))
        established[value] += 1;
    }
    return { all, established };
  }
}

/** `count` different numbers from `from` on and below `to`, or all of them. */
function walk(dice: Dice, from: number, to: number, count: number): number[] {
  const size = to - from;
  if (size <= 0) return [];
  const [start, stride] = [dice.below(size), strideFor(dice, size)];
  return Array.from(
    { length: Math.min(count, size) },
    (_, n) => from + ((start + n * stride) % size),
  );
}

/** A step that comes by every number before it comes to one again. */
function strideFor(dice: Dice, size: number): number {
  for (;;) {
    const stride = 1 + dice.below(size);
    if (divisor(stride, size) === 1) return stride;
  }
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
