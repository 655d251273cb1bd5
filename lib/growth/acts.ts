import type { z } from 'zod';
import type { Fields } from '@/lib/edits/types';
import { DAY } from '@/lib/platform/clock';
import type { EvidenceChange } from '@/lib/reports/changes';
import type { ReportContent } from '@/lib/reports/content';
import type { PortSpan } from '@/lib/search/rules/port-token';
import { type SoftwareContent, softwareContentSchema } from '@/lib/software/types';
import { Claims } from './claims';
import type { Plan } from './plan';
import { MadeEdit, type MadeReport, soon } from './story';
import { APPROVALS, REJECTIONS } from './words';

/** Applied edits leave this much of the end to those that wait. */
const LAST_APPLIED_MS = 1 * DAY;

export interface Decided {
  readonly at: number;
  readonly actor: number | null;
  readonly reason: string;
  readonly rule: string;
}

/** Proposes, decides and carries out edits about one piece of software and its reports. */
export class Acts extends Claims {
  protected readonly reports: MadeReport[] = [];
  protected readonly edits: MadeEdit[] = [];
  /** Applied edits are applied before. */
  protected readonly end: number;
  protected content: SoftwareContent;
  protected revision = 1;
  protected updatedAt = 0;

  constructor(plan: Plan, at: number) {
    super(plan, at);
    const { slug, name } = this.software;
    this.end = plan.until - LAST_APPLIED_MS;
    this.content = softwareContentSchema.parse({
      ...{ slug, name, tagline: '', article: '' },
      ...{ homepage: `https://${slug}.example/`, domains: [...this.places.domains] },
      ...{ repositories: [], aliases: [], state: 'active', mergedInto: null },
    } satisfies z.input<typeof softwareContentSchema>);
  }

  protected propose(proposed: ConstructorParameters<typeof MadeEdit>[1]): MadeEdit {
    const edit = new MadeEdit(this.plan, proposed);
    this.edits.push(edit);
    return edit;
  }

  /** Somebody may say what the software is; another proposal about it may wait. */
  protected describe(first: MadeReport): void {
    const dice = this.dice;
    const { program, slug } = this.software;
    if (dice.chance(0.6)) {
      const at = soon(dice, first.createdAt, 200 * DAY, this.end);
      const edit = this.aboutSoftware(at, { tagline: program.tagline }, 'It had no description.');
      const decided = this.decide(edit, null);
      this.content = { ...this.content, tagline: program.tagline };
      this.revision = 2;
      this.updatedAt = decided.at;
      const revision = { report: null, number: this.revision, content: this.content };
      edit.applied(decided.at, decided, [revision]);
    }
    if (!dice.chance(0.04)) return;
    const at = this.waitingFrom(this.updatedAt, 20);
    this.aboutSoftware(at, { aliases: [`${slug}d`] }, 'The daemon is called so.').wait(false);
  }

  protected aboutSoftware(at: number, changes: Partial<SoftwareContent>, note: string): MadeEdit {
    const base = Object.fromEntries(
      Object.keys(changes).map((name) => [name, this.content[name as keyof SoftwareContent]]),
    );
    return this.propose({
      ...{ kind: 'software.update', author: this.author(at), at, report: null, ports: null },
      ...{ about: 'software', baseRevision: this.revision, changes, base, note },
    });
  }

  /** An edit that changes texts: a new summary, unless `changes` says otherwise. */
  protected rewording(at: number, when: number, changes?: Partial<ReportContent>): MadeEdit {
    const dice = this.dice;
    const major = 1 + dice.below(9);
    const said: Partial<ReportContent> = changes ?? {
      ...(dice.chance(0.6) ? { summary: this.summary(4 + dice.below(4)) } : {}),
      versions: `from ${major}.${dice.below(10)} on`,
      ...(dice.chance(0.2)
        ? { settings: [{ kind: 'flag', key: '--port', example: `--port=${20_000 + major}` }] }
        : {}),
    };
    const { content } = this.report(at);
    // What it says already is no change.
    const changed = Object.entries(said).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(content[name as keyof ReportContent]),
    );
    return this.aboutReport('report.update', at, when, Object.fromEntries(changed));
  }

  protected moreEvidence(at: number, when: number): MadeEdit {
    const { content } = this.report(at);
    const piece = this.dice.chance(0.15)
      ? { ...this.piece('third-party', when, content.evidence.length), supports: false }
      : this.piece('own', when, content.evidence.length);
    return this.aboutReport('report.update', at, when, { evidence: [...content.evidence, piece] });
  }

  protected retirement(at: number, when: number): MadeEdit {
    const as = this.dice.pick(['historic', 'refuted', 'retired'] as const);
    const { state, finding } = this.report(at).content;
    const base: Fields = as === 'retired' ? { state } : { finding };
    return this.aboutReport('report.retire', at, when, { as }, base);
  }

  protected aboutReport(
    kind: 'report.update' | 'report.retire',
    at: number,
    when: number,
    changes: Fields,
    given?: Fields,
  ): MadeEdit {
    const { content, revision } = this.report(at);
    const base = given ?? pickFields(content, Object.keys(changes));
    return this.propose({
      ...{ kind, author: this.author(when), at: when, report: at, about: 'report' },
      ...{ ports: spanOf(content), baseRevision: revision, changes, base },
      note: this.dice.pick(['Brings it up to date.', 'As the documentation has it by now.']),
    });
  }

  /** Carries an edit of a report out: the next revision of it. */
  protected take(at: number, edit: MadeEdit, decided: Decided): void {
    const report = this.report(at);
    const { changes } = edit.proposed;
    const fields: Fields = changes.as === undefined ? changes : asContent(changes.as);
    const evidence = changes.evidence as readonly EvidenceChange[] | undefined;
    report.content = {
      ...report.content,
      ...fields,
      ...(evidence === undefined ? {} : { evidence: this.kept(evidence, at, decided.at) }),
    };
    report.revision += 1;
    report.updatedAt = decided.at;
    const { content, revision } = report;
    report.states.push({ at: decided.at, edit: this.edits.indexOf(edit), content });
    edit.applied(decided.at, decided, [{ report: at, number: revision, content }]);
  }

  /** By a moderator, by two reviewers, or because nobody came for seven days. */
  protected decide(edit: MadeEdit, how: 'absence' | 'moderator' | null, end = this.end): Decided {
    const dice = this.dice;
    const { reviewers, moderators } = this.plan;
    const from = edit.proposed.at;
    if (how === 'absence') {
      const reason =
        'Nobody reviewed it for seven days; it only adds, has a primary source and nothing speaks against it.';
      return { at: from + 7 * DAY, actor: null, reason, rule: 'absence' };
    }
    const first = soon(dice, from, 2 * DAY, end);
    const reason = dice.pick(APPROVALS);
    if (how === 'moderator' || dice.chance(0.6)) {
      const actor = edit.review(dice, moderators, 'approve', reason, first);
      return { at: first, actor, reason, rule: 'moderator' };
    }
    edit.review(dice, reviewers, 'approve', reason, first);
    const [second, at] = [dice.pick(APPROVALS), soon(dice, first, 2 * DAY, end)];
    const actor = edit.review(dice, reviewers, 'approve', second, at);
    return { at, actor, reason: second, rule: 'reviewers' };
  }

  protected reject(edit: MadeEdit): void {
    const dice = this.dice;
    const [reason, at] = [dice.pick(REJECTIONS), soon(dice, edit.proposed.at, 3 * DAY, this.end)];
    const actor = edit.review(dice, this.plan.moderators, 'reject', reason, at);
    edit.ended('rejected', at, { actor, reason, data: { by: 'moderator' } });
  }

  protected anotherReport(at: number, note: string): MadeEdit {
    const changes = this.claim(this.reports.length, at);
    return this.propose({
      ...{ kind: 'report.create', author: this.author(at), at, report: null, about: 'report' },
      ...{ ports: spanOf(changes), baseRevision: null, base: null, note },
      changes: { ...changes, software: { slug: this.software.slug } },
    });
  }

  protected report(at: number): MadeReport {
    const report = this.reports[at];
    if (report === undefined) throw new RangeError(`there is no report ${at}`);
    return report;
  }
}

/** The ports of a claim. */
export function spanOf({
  portStart,
  portEnd,
}: Pick<ReportContent, 'portStart' | 'portEnd'>): PortSpan {
  return { start: portStart, end: portEnd };
}

function asContent(as: unknown): Fields {
  return as === 'retired' ? { state: 'retired' } : { finding: as };
}

function pickFields(content: ReportContent, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, content[name as keyof ReportContent]]));
}
