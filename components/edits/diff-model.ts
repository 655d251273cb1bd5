import type { FieldDiff, ItemDiff, TextPart } from '@/lib/edits/rules/diff';
import type { AlsoChanges, EditView } from '@/lib/edits/schema';

/** A stretch of a text as it is shown; `fold` stands for that many characters that both sides share. */
export type ShownPart = TextPart | { readonly change: 'fold'; readonly characters: number };

/** A shared stretch longer than this is folded to its ends. */
const FOLD_FROM = 480;
/** What is left of it at each end where something changed beyond. */
const CONTEXT = 160;

/** Shared characters between two changes that are too few to be read for themselves. */
const TOO_FEW = 4;

/**
 * The parts as they are shown: changes with hardly a word between them are one change, and long shared
 * stretches are folded, so that an article of 40,000 characters shows its three changed sentences.
 */
export function shownParts(parts: readonly TextPart[]): ShownPart[] {
  const calm = joined(parts);
  if (calm.length < 2) return calm;
  return calm.flatMap((part, at) =>
    part.change === 'same' ? folded(part.text, at > 0, at < calm.length - 1) : [part],
  );
}

/** Changes that only spaces or a little word part are joined; what both sides share goes to both. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const out: TextPart[] = [];
  let run = { removed: '', added: '' };
  const flush = () => {
    if (run.removed !== '') out.push({ change: 'removed', text: run.removed });
    if (run.added !== '') out.push({ change: 'added', text: run.added });
    run = { removed: '', added: '' };
  };
  parts.forEach(({ change, text }, at) => {
    const between = at > 0 && at < parts.length - 1 && run.removed + run.added !== '';
    const joins = between && text.trim().length < TOO_FEW && run.removed !== '' && run.added !== '';
    if (change === 'same' && !joins) {
      flush();
      out.push({ change, text });
    } else {
      run = {
        removed: run.removed + (change === 'added' ? '' : text),
        added: run.added + (change === 'removed' ? '' : text),
      };
    }
  });
  flush();
  return out;
}

function folded(text: string, changesBefore: boolean, changesAfter: boolean): ShownPart[] {
  if (text.length <= FOLD_FROM) return [{ change: 'same', text }];
  const head = changesBefore ? upToWord(text.slice(0, CONTEXT)) : '';
  const tail = changesAfter ? fromWord(text.slice(-CONTEXT)) : '';
  const parts: ShownPart[] = [
    { change: 'same', text: head },
    { change: 'fold', characters: text.length - head.length - tail.length },
    { change: 'same', text: tail },
  ];
  return parts.filter((part) => part.change === 'fold' || part.text !== '');
}

function upToWord(text: string): string {
  const end = text.search(/\s\S*$/);
  return end < 1 ? text : text.slice(0, end);
}

function fromWord(text: string): string {
  const start = text.search(/\s/);
  return start < 0 ? text : text.slice(start);
}

/** The parts of one side: what is only in the other one is left out, and what changed stands together. */
export function sideOf(parts: readonly ShownPart[], side: 'before' | 'after'): ShownPart[] {
  const other = side === 'before' ? 'added' : 'removed';
  const mine = parts.filter(({ change }) => change !== other);
  const out: ShownPart[] = [];
  mine.forEach((part, at) => {
    const last = out.at(-1);
    const next = mine[at + 1];
    const isGap =
      part.change === 'same' && part.text.trim() === '' && isChanged(last) && isChanged(next);
    if (part.change !== 'fold' && (isGap || isChanged(part)) && isChanged(last))
      out.splice(-1, 1, { ...last, text: last.text + part.text });
    else out.push(part);
  });
  return out;
}

function isChanged(part: ShownPart | undefined): part is TextPart {
  return part?.change === 'added' || part?.change === 'removed';
}

export type ItemState = 'same' | 'changed' | 'gone' | 'new';

/** An element of a list, what became of it, and what there is to show of it. */
export interface ShownItem<T> {
  readonly key: string;
  readonly state: ItemState;
  readonly item: T;
}

/** The elements of a list with what became of each: changes first, kept ones last, otherwise in their order. */
export function shownItems<T>(items: readonly ItemDiff[]): ShownItem<T>[] {
  const shown = items.map(({ key, before, after }) => ({
    key,
    state: stateOf(before, after),
    item: (after ?? before) as T,
  }));
  return shown.sort((a, b) => Number(a.state === 'same') - Number(b.state === 'same'));
}

function stateOf(before: unknown, after: unknown): ItemState {
  if (before === null) return 'new';
  if (after === null) return 'gone';
  return textOf(before) === textOf(after) ? 'same' : 'changed';
}

/** What a value says, whatever the order of its keys. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
}

type SideName = 'now' | 'before' | 'proposed' | 'after';

/**
 * What the two sides of an edit's diff are, as keys of `edits.diff`: what waits is held against what stands
 * now, unless the two no longer merge; then, and once it is over, against what it began on.
 */
export function sideNames({
  state,
  conflict,
}: Pick<EditView, 'state' | 'conflict'>): readonly [before: SideName, after: SideName] {
  if (state === 'applied') return ['before', 'after'];
  const waits = state === 'open' || state === 'changes-requested' || state === 'conflicted';
  return [waits && conflict === null ? 'now' : 'before', 'proposed'];
}

/**
 * An edit's diff with the software told by its name: content holds addresses, and an entry that is yet to
 * be made has none that anybody would know.
 */
export function namedDiff({
  diff,
  subject,
  alsoChanges,
}: Pick<EditView, 'diff' | 'subject' | 'alsoChanges'>): FieldDiff[] {
  const entry = alsoChanges.find((one) => one.subject.type === 'software' && one.created);
  return (diff as FieldDiff[]).map((row) => {
    if (row.field !== 'software') return row;
    if (entry !== undefined) return { ...row, after: { name: entry.subject.name } };
    const isOfNewReport = row.before === null && subject.name !== '';
    return isOfNewReport ? { ...row, after: subject.name } : row;
  });
}

/** Things to which an edit does the very same besides. */
export interface AlsoGroup {
  /** At least one; more only of what changes alike. */
  readonly all: readonly AlsoChanges[];
  readonly diff: readonly FieldDiff[];
}

/** What an edit changes besides, each way of changing once: of thirty reports that change hands alike it is told once. */
export function alsoGroups(alsoChanges: readonly AlsoChanges[]): AlsoGroup[] {
  const groups = new Map<string, AlsoChanges[]>();
  for (const one of alsoChanges) {
    const alike = JSON.stringify([one.subject.type, one.created, one.diff]);
    groups.set(alike, [...(groups.get(alike) ?? []), one]);
  }
  return [...groups.values()].map((all) => ({ all, diff: all[0]?.diff ?? [] }));
}
