import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n/locales';
import { TRUST } from '@/lib/levels/levels';
import { DAY } from '@/lib/platform/clock';
import { softwareEntry } from '@/lib/search/entry';
import { softwareNameKey } from '@/lib/software/types';
import { cellsOf, Json, SOFTWARE_SAYS } from './copy-text';
import { Dice } from './dice';
import type { Plan } from './plan';
import { ReportSink } from './report-sink';
import { type Batch, date, type FirstNumbers } from './sink';
import { type SoftwareStory, tellSoftware } from './software-story';
import type { MadeEdit } from './story';
import type { Survey } from './survey';
import { COMMENTS, CROWDED_PORTS } from './words';

const OTHERS = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE);

/** Pieces of software in a batch: some thousands of rows. */
const AT_ONCE = 200;

/** Everything that is to be written, part after part; only one is held at a time. */
export function* batchesOf(plan: Plan, surveyed: Survey, first: FirstNumbers): Generator<Batch> {
  const writer = new Writer(plan, surveyed, first);
  writer.people();
  yield writer.take();
  for (const at of plan.software.keys()) {
    writer.story(tellSoftware(plan, at), at);
    if ((at + 1) % AT_ONCE === 0) yield writer.take();
  }
  writer.watches();
  writer.feedback();
  yield writer.take();
}

class Writer extends ReportSink {
  private reports = 0;
  private edits = 0;
  private flags = 0;

  people(): void {
    const { people, wanted } = this.plan;
    for (const [
      at,
      { id, email, handle, name, role, createdAt, suspendedAt },
    ] of people.entries()) {
      const dice = new Dice(wanted.seed, 'locale', at);
      const locale = dice.chance(0.6) ? DEFAULT_LOCALE : dice.pick(OTHERS);
      const reason = suspendedAt === null ? null : 'Links to advertisements, again and again.';
      this.rows.user.push([
        ...[id, email, date(createdAt), handle, name, role, this.earned(at), locale],
        ...[date(suspendedAt), reason, date(createdAt)],
      ]);
      const about = { type: 'user', id } as const;
      if (role !== 'member')
        this.log(createdAt + DAY, 'role.set', at === 0 ? null : 0, about, 'Knows the field.', {
          data: { before: 'member', after: role },
        });
      const risenAt = this.surveyed.risenAt[at] ?? null;
      if (risenAt !== null) {
        const said = 'Enough applied edits with evidence, on enough ports, over enough days.';
        const data = { before: TRUST.member, after: TRUST.contributor };
        this.log(risenAt, 'trust.changed', null, about, said, { data });
      }
      if (suspendedAt !== null && reason !== null)
        this.log(suspendedAt, 'account.suspended', this.plan.moderators.from, about, reason);
    }
  }

  story(story: SoftwareStory, at: number): void {
    const { content, reports, edits, flags, revision, createdAt, updatedAt } = story;
    const softwareId = this.first.software + at;
    this.rows.software.push([
      ...[softwareId, softwareNameKey(content.name), revision, date(createdAt), date(updatedAt)],
      ...cellsOf(SOFTWARE_SAYS, { ...content, taglines: new Json(content.taglines) }),
    ]);
    const firstReport = this.first.report + this.reports;
    const numbers = edits.map(
      (_, n) => this.first.edit + (this.surveyed.places[this.edits + n] ?? 0),
    );
    const grades = reports.map((report, n) =>
      this.report(story, report, firstReport + n, softwareId, numbers),
    );
    for (const [n, edit] of edits.entries())
      this.edit(edit, numbers[n] ?? 0, numbers, firstReport, softwareId);
    for (const flag of flags) this.flag(flag, numbers, firstReport);
    this.entries.push(
      softwareEntry(
        content,
        reports
          .map((report, n) => ({ ...report.content, grade: grades[n] ?? 'unverified' }))
          .filter(({ state: reportState }) => reportState === 'active'),
      ),
    );
    this.reports += reports.length;
    this.edits += edits.length;
  }

  watches(): void {
    const { people, watches, wanted, software, until } = this.plan;
    for (let n = 0; n < watches; n += 1) {
      const dice = new Dice(wanted.seed, 'watch', n);
      const user = people[n];
      if (user?.suspendedAt !== null) continue;
      const at = date(dice.between(user.createdAt, until));
      const port = dice.chance(0.5) ? dice.pick(CROWDED_PORTS) : 1 + dice.below(65_535);
      const ofSoftware = dice.chance(0.3);
      this.rows.watch.push([
        ...[user.id, ofSoftware ? null : port, ofSoftware ? null : port],
        ...[ofSoftware ? this.first.software + dice.below(software.length) : null, at],
      ]);
    }
  }

  feedback(): void {
    const { feedback, wanted, until } = this.plan;
    for (let n = 0; n < feedback; n += 1) {
      const dice = new Dice(wanted.seed, 'feedback', n);
      const at = dice.between(until - 200 * DAY, until);
      const key = String(dice.chance(0.6) ? dice.pick(CROWDED_PORTS) : 1 + dice.below(65_535));
      const mood = dice.chance(0.6) ? 'happy' : dice.pick(['sad', 'unsure']);
      const reason = mood === 'happy' ? null : dice.pick(['wrong', 'missing', 'outdated']);
      this.rows.feedback.push([
        ...['port', key, dice.pick([DEFAULT_LOCALE, ...LOCALES]), mood, reason],
        ...[dice.chance(0.3) ? dice.pick(COMMENTS) : '', `made-${n}`],
        ...[new Date(at).toISOString().slice(0, 10), date(at)],
      ]);
    }
  }

  private edit(
    edit: MadeEdit,
    id: number,
    numbers: readonly number[],
    firstReport: number,
    softwareId: number,
  ): void {
    const { proposed, report, state } = edit;
    const { reverts } = proposed;
    const isOfSoftware = proposed.about === 'software';
    const subjectId = isOfSoftware ? softwareId : report === null ? null : firstReport + report;
    const { kind, at, about, ports, baseRevision, changes, base, note, author } = proposed;
    this.rows.edit.push([
      ...[id, kind, about, subjectId, ports?.start ?? null, ports?.end ?? null, baseRevision],
      ...[new Json(changes), base === null ? null : new Json(base), note, this.idOf(author)],
      ...[state, edit.version, edit.conflicts, proposed.newDomain ?? false, edit.unreviewed],
      ...[reverts === undefined ? null : (numbers[reverts] ?? null), edit.appliedRevision],
      ...[date(edit.escalatedAt), date(at), date(at), date(edit.updatedAt)],
      ...[date(edit.decidedAt), date(edit.dueAt)],
    ]);
    for (const { report: of, number, content } of edit.revisions)
      this.rows.revision.push([
        ...(of === null ? ['software', softwareId] : ['report', firstReport + of]),
        ...[number, new Json(content), id, date(edit.decidedAt)],
      ]);
    for (const { at: given, reviewer, verdict, reason, trust } of edit.reviews)
      this.rows.review.push([id, this.idOf(reviewer), verdict, reason, trust, date(given)]);
    for (const { at: when, action, actor, reason, data } of edit.entries) {
      const subject =
        action === 'edit.applied'
          ? ({ type: about, id: subjectId ?? id } as const)
          : ({ type: 'edit', id } as const);
      const span = ports === null ? {} : { ports: { portStart: ports.start, portEnd: ports.end } };
      this.log(when, action, actor, subject, reason, { ...span, editId: id, data });
    }
  }

  private flag(
    { at, on, author, reason, note, closed }: SoftwareStory['flags'][number],
    numbers: readonly number[],
    firstReport: number,
  ): void {
    const id = this.first.flag + this.flags;
    this.flags += 1;
    const subject = on.type === 'edit' ? (numbers[on.at] ?? 0) : firstReport + on.at;
    const state = closed === null ? 'open' : closed.upheld ? 'upheld' : 'dismissed';
    this.rows.flag.push([
      ...[id, on.type, String(subject), reason, note, this.idOf(author), state],
      ...[date(at), date(closed?.at ?? null)],
    ]);
    this.log(at, 'flag.raised', author, { type: on.type, id: subject }, reason, {
      ...(on.type === 'edit' ? { editId: subject } : {}),
      data: { flag: id },
    });
    if (closed === null) return;
    const verdict = closed.upheld ? 'The flag was right.' : 'There is nothing wrong with it.';
    this.log(closed.at, 'flag.closed', closed.by, { type: 'flag', id }, verdict, {
      data: { verdict: state },
    });
  }
}
