import { checkDraft, type FormRules } from '@/components/forms/check';
import { changedFields, cleanValues } from '@/components/forms/clean';
import { articleUpdateSchema } from '@/lib/articles/changes';
import { ARTICLE_FIELDS } from '@/lib/articles/fields';
import type { EditView } from '@/lib/edits/schema';
import type { EditKind, Fields } from '@/lib/edits/types';
import type { FieldError } from '@/lib/platform/error-codes';
import { proposedKey } from '@/lib/reports/evidence';
import { reportCreateSchema, reportRetireSchema, reportUpdateSchema } from '@/lib/reports/changes';
import { REPORT_FIELDS, RETIRE_FIELDS } from '@/lib/reports/fields';
import { serviceUpdateSchema } from '@/lib/services/changes';
import { SERVICE_FIELDS } from '@/lib/services/fields';
import { softwareUpdateSchema } from '@/lib/software/changes';
import { SOFTWARE_FIELDS } from '@/lib/software/fields';

/** The fields that a person can put right, by the kind of edit; of the other kinds the act itself is the content. */
const RULES: Readonly<Partial<Record<EditKind, FormRules>>> = {
  'report.create': { fields: REPORT_FIELDS, schema: reportCreateSchema },
  'report.update': { fields: REPORT_FIELDS, schema: reportUpdateSchema },
  'report.retire': { fields: RETIRE_FIELDS, schema: reportRetireSchema },
  'article.update': { fields: ARTICLE_FIELDS, schema: articleUpdateSchema },
  'software.update': { fields: SOFTWARE_FIELDS, schema: softwareUpdateSchema },
  'service.update': { fields: SERVICE_FIELDS, schema: serviceUpdateSchema },
};

const NO_RULES: FormRules = { fields: [], schema: reportRetireSchema };

/** What proves the fields of an edit. */
export function rulesOf({ kind }: Pick<EditView, 'kind'>): FormRules {
  return RULES[kind] ?? NO_RULES;
}

/** The fields in which a draft differs from what is proposed; null where it does not. */
export function improvedFields(rules: FormRules, proposed: Fields, draft: Fields): Fields | null {
  const changed = changedFields(rules.fields, draft, proposed);
  return Object.keys(changed).length === 0 ? null : changed;
}

/** A draft without what its kind says itself, such as that it brings something back. */
function byPeople({ fields }: FormRules, draft: Fields): Fields {
  const others = fields.flatMap(({ name, setBy }) => (setBy === 'kind' ? [name] : []));
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !others.includes(name)));
}

/** What is wrong with a draft, as far as can be judged here. */
export function draftErrors(rules: FormRules, draft: Fields): readonly FieldError[] {
  const checked = checkDraft(rules, byPeople(rules, draft));
  return checked.ok ? [] : checked.errors;
}

/** A draft as `changes`. */
export function draftChanges(rules: FormRules, draft: Fields): Fields {
  const said = byPeople(rules, draft);
  return { ...said, ...cleanValues(rules.fields, said) };
}

/** The draft with one piece of evidence held for primary, or no longer. */
export function tickedEvidence(draft: Fields, editId: number, key: string): Fields {
  return {
    ...draft,
    evidence: piecesOf(draft).map((piece, index) =>
      proposedKey(editId, piece, index) === key
        ? { ...piece, ticked: !(piece.ticked ?? false) }
        : piece,
    ),
  };
}

/** Whether the draft holds this piece for primary. */
export function isTicked(draft: Fields, editId: number, key: string): boolean {
  return piecesOf(draft).some(
    (piece, index) => proposedKey(editId, piece, index) === key && piece.ticked === true,
  );
}

interface Piece {
  readonly key?: string;
  readonly ticked?: boolean;
}

function piecesOf({ evidence }: Fields): readonly Piece[] {
  return Array.isArray(evidence) ? (evidence as Piece[]) : [];
}
