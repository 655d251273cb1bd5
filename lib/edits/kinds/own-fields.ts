import { articlePlaceSchema } from '@/lib/articles/changes';
import { subjectNamed } from '@/lib/edits/subjects/subject';
import type { Fields, SubjectType } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { reportUpdateSchema } from '@/lib/reports/changes';
import type { ReportContent } from '@/lib/reports/content';
import { findDuplicate } from '@/lib/reports/queries';
import { serviceUpdateSchema } from '@/lib/services/changes';
import { softwareUpdateSchema } from '@/lib/software/changes';
import { articleWords, unknownSource, wrongTranslation } from './article-update';
import { asChoice, resolveChoice } from './choice';
import { invalidField, parseChanges } from './input';
import type { Inverse } from './inverse';
import { newUse } from './one-use';
import { reportWords } from './report-update';
import { findNamesake } from './software-update';

/** Of a field either side of a comparison, and what merges by itself, are nobody's own words. */
export function ownFields(fields: Fields, others: readonly Fields[]): Fields {
  const isOwn = ([name, value]: [string, unknown]) =>
    !others.some((other) => isDeepEqual(other[name], value));
  return Object.fromEntries(Object.entries(fields).filter(isOwn));
}

/** What somebody's own words in a revert are put on, and judged by. */
export interface OwnWords {
  readonly editId: number;
  readonly type: SubjectType;
  readonly id: number;
  /** What stands. */
  readonly present: Fields;
  /** What it says with those words. */
  readonly content: Fields;
  /** What the revert brings back. */
  readonly back: readonly Inverse[];
  /** Level of whoever wrote them. */
  readonly trust: number;
  readonly now: Date;
}

type Proof = (tx: Tx, own: Fields, on: OwnWords) => Promise<Result<Fields>>;

/** What `changes` of the kind that changes such a subject may say, as a revision keeps it. */
const PROOFS: Readonly<Record<SubjectType, Proof>> = {
  async report(tx, own, { editId, present, content, back, trust, now }) {
    const proposed = 'software' in own ? { ...own, software: asChoice(own.software) } : own;
    const parsed = parseChanges(reportUpdateSchema, proposed);
    if (!parsed.ok) return parsed;
    const known = [present, ...back.map(({ mine }) => mine)];
    const evidence = known.flatMap((one) => (one as Partial<ReportContent>).evidence ?? []);
    const software = String(content.software);
    const around = { known, evidence, software, trust, editId, now };
    const words = await reportWords(tx, parsed.value, around);
    if (!words.ok) return words;
    // A revert brings no entry.
    if (words.value.softwareId === null)
      return invalidField('changes.software', 'unknown_software');
    return success(words.value.fields);
  },
  software: (_tx, own) => Promise.resolve(parseChanges(softwareUpdateSchema, own)),
  service: (_tx, own) => Promise.resolve(parseChanges(serviceUpdateSchema, own)),
  async article(tx, own, { id, present, content, now }) {
    const parsed = articleWords(own, now);
    if (!parsed.ok) return parsed;
    const { port, locale } = await tx.article.findUniqueOrThrow({ where: { id } });
    const place = articlePlaceSchema.parse({ port, locale });
    const article = content as { readonly translatedFrom: string | null };
    const wrong =
      (await wrongTranslation(tx, place, article, parsed.value)) ??
      unknownSource(present, { ...content, ...parsed.value }, subjectNamed('article').shapes);
    return wrong ?? parsed;
  },
};

/** Proves somebody's own words in a revert as a proposal of them would be, with the same refusals. */
export async function proveOwnFields(tx: Tx, own: Fields, on: OwnWords): Promise<Result<Fields>> {
  return Object.keys(own).length === 0 ? success(own) : PROOFS[on.type](tx, own, on);
}

/**
 * Whether it may stand beside all others: a report on an entry that is there, the only one of its use, and an entry by
 * a name that no other has. Answers the fields that are otherwise then: a report follows its entry.
 */
export async function standsAlone(
  tx: Tx,
  { type, id, present, content, back }: Omit<OwnWords, 'editId' | 'trust' | 'now'>,
): Promise<Result<Fields>> {
  if (type === 'software' && content.name !== present.name) {
    const namesake = await findNamesake(tx, { name: String(content.name) }, id);
    if (namesake !== null)
      return failure('duplicate', { reason: 'software-exists', detail: { software: namesake } });
  }
  if (type !== 'report' || content.state !== 'active') return success({});
  const claim = content as ReportContent;
  const software = await resolveChoice(tx, { slug: claim.software });
  if (software === null) return invalidField('changes.software.slug', 'unknown_software');
  const followed = { ...claim, software: software.slug };
  if (newUse(present, followed).length > 0) {
    const parts = back.flatMap((one) => (one.type === 'report' ? [one.id] : []));
    const report = await findDuplicate(tx, { ...followed, softwareId: software.id }, [
      id,
      ...parts,
    ]);
    if (report !== null)
      return failure('duplicate', { reason: 'report-exists', detail: { report } });
  }
  return success({ software: software.slug });
}
