import type { z } from 'zod';
import { unlisted } from '@/lib/articles/rules/mentions';
import type { EditKind, Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { type FieldError, fieldError, fieldErrors } from '@/lib/platform/error-codes';
import type { FieldSpec } from '@/lib/platform/fields';
import type { Refusal } from './refusal';
import { changedFields, cleanValues, newChanges } from './clean';
import { controlOf, itemsOf, textOf } from './values';

/** What `POST /edits` takes. */
export interface Proposal {
  readonly kind: EditKind;
  readonly subject?: number | string | { readonly port: number; readonly locale: string };
  readonly baseRevision?: number;
  readonly changes: unknown;
  readonly note: string;
}

/** What a form proposes, or what is wrong with it. */
export type CheckedEdit =
  | { readonly ok: true; readonly proposal: Omit<Proposal, 'baseRevision'> }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** What a plain form post came back with: what was typed, and why it was not taken. */
export interface Posted<Values> {
  readonly values: Values;
  /** The revision that the values stand on; null for something new. */
  readonly baseRevision: number | null;
  readonly refusal: Refusal;
}

/** A server action behind a form, for browsers without scripts. Where the edit is taken it redirects. */
export type FormAction = (form: FormData) => Promise<void>;

/** What a form gets from its page besides its subject. */
export interface FormWiring<Values> {
  readonly action: FormAction;
  readonly posted: Posted<Values> | null;
  /** Makes a plain form post one edit however often it is sent. */
  readonly onceKey: string;
}

/** The fields of a form and the schema that proves them: the one that the server and the API read. */
export interface FormRules {
  readonly fields: readonly FieldSpec[];
  readonly schema: z.ZodType;
}

export type Checked =
  | { readonly ok: true; readonly changes: Fields }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Something new as `changes` of its kind. */
export function checkNew(rules: FormRules, values: Fields): Checked {
  return proven(rules, newChanges(rules.fields, values), values);
}

/** What of a form was changed against `before`; nothing changed is an error too. */
export function checkChanged(rules: FormRules, values: Fields, before: Fields): Checked {
  return proven(rules, changedFields(rules.fields, values, before), values);
}

/** All fields of somebody else's draft, whether they were changed or not. */
export function checkDraft({ fields, schema }: FormRules, draft: Fields): Checked {
  return proven({ fields: [], schema }, cleanValues(fields, draft), draft);
}

function proven({ schema, fields }: FormRules, changes: Fields, values: Fields): Checked {
  const parsed = schema.safeParse(changes);
  const found = parsed.success ? [] : fieldErrors(parsed.error);
  const more = sourceErrors(fields, values).filter(
    ({ path }) => !found.some((error) => error.path === path),
  );
  const errors = [...found, ...more];
  return errors.length === 0 ? { ok: true, changes } : { ok: false, errors };
}

/**
 * What the schema cannot know or says too late: an observation has no link, so what was seen must be shown;
 * a link is missing also where the kind is, and nobody should be told in two rounds; a text mentions only
 * sources that its list has.
 */
function sourceErrors(fields: readonly FieldSpec[], values: Fields): FieldError[] {
  return fields.flatMap(({ name, shape }) => {
    if (shape === 'evidence')
      return itemsOf(values[name]).flatMap((piece, at) => pieceErrors(piece, `${name}.${at}`));
    return shape === 'citations' && name in values && hasUnknownMention(fields, values)
      ? [fieldError(name, 'unknown_citation')]
      : [];
  });
}

function pieceErrors(piece: Fields, path: string): FieldError[] {
  const isEmpty = (value: unknown) => textOf(value).trim() === '';
  if (!isEmpty(piece.url)) return [];
  if (isEmpty(piece.kind)) return [fieldError(`${path}.url`, 'link_needed')];
  return piece.kind === 'observation' && isEmpty(piece.quote)
    ? [fieldError(`${path}.quote`, 'quote_needed')]
    : [];
}

function hasUnknownMention(fields: readonly FieldSpec[], values: Fields): boolean {
  const texts = fields.filter(({ shape }) => shape === 'text').map(({ name }) => values[name]);
  return unlisted(texts, values.citations).length > 0;
}

/** A checked form as a proposal; the reason why is needed too. */
export function proposed(
  checked: Checked,
  proposal: Pick<Proposal, 'kind' | 'subject' | 'note'>,
): CheckedEdit {
  const missing = proposal.note.trim() === '' ? [fieldError('note', 'required')] : [];
  if (!checked.ok) return { ok: false, errors: [...checked.errors, ...missing] };
  if (missing.length > 0) return { ok: false, errors: missing };
  return { ok: true, proposal: { ...proposal, changes: checked.changes } };
}

/** The error at a control or below it. */
export function errorAt(errors: readonly FieldError[], control: string): FieldError | undefined {
  return errors.find(({ path }) => path === control || path.startsWith(`${control}.`));
}

/** Errors at the controls of a form, one each: paths below `changes` or `resolutions` become those of its fields. */
export function errorsAtControls(
  errors: readonly FieldError[],
  fields: readonly FieldSpec[],
): FieldError[] {
  const at = new Map<string, FieldError>();
  for (const error of errors) {
    const path = controlOf(fields, error.path.replace(/^(?:changes|resolutions)(?:\.|$)/, ''));
    if (!at.has(path)) at.set(path, { ...error, path });
  }
  return [...at.values()];
}

/**
 * What of the errors that were found is still wrong: a field that was mended since, as far as can be
 * judged here (`now`), stops being marked, and one the server alone can judge once it was changed.
 */
export function remainingErrors(
  found: readonly FieldError[],
  now: readonly FieldError[],
  isChanged: (path: string) => boolean,
): FieldError[] {
  return found.flatMap((error) => {
    const present = now.find(({ path }) => path === error.path);
    if (present !== undefined) return [present];
    return isChanged(error.path) ? [] : [error];
  });
}

/** Whether the field at a path says something else than when the form was sent. */
export function isChangedSince(sent: Fields | null, values: Fields) {
  return (path: string): boolean => {
    const name = path.split('.')[0] ?? '';
    return sent !== null && !isDeepEqual(sent[name], values[name]);
  };
}
