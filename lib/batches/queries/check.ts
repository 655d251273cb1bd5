import { reportCreate } from '@/lib/edits/kinds/report-create';
import { WAITING_STATES } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { fieldError } from '@/lib/platform/error-codes';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { ReportCreate, SoftwareChoice } from '@/lib/reports/changes';
import { softwareNameKey } from '@/lib/software/types';
import {
  type Claim,
  Claims,
  type Fault,
  located,
  type ReadLine,
  type ReportLine,
} from '../rules/lines';

/** What a report says, for whoever has to find it again. */
interface Named {
  readonly line: number;
  readonly software: string;
  readonly portStart: number;
  readonly portEnd: number;
}

/** A line that says what is there, is proposed, or stands in the same file already. */
export interface Duplicate extends Named {
  readonly of: { readonly type: 'report' | 'edit' | 'line'; readonly id: number };
}

/** A line that says what a reviewer refused for good. */
export interface Refused extends Named {
  readonly edit: number;
  readonly reason: string;
}

/** What would become of a file, line by line. */
export interface BatchCheck {
  /** Lines that would become edits, as they came. */
  readonly fresh: readonly ReportLine[];
  readonly duplicates: readonly Duplicate[];
  readonly refused: readonly Refused[];
  /** By line. */
  readonly faults: readonly Fault[];
  /** Lines with a fault. */
  readonly faulty: number;
  /** Software that has no entry yet, by the names that the lines give it. */
  readonly newSoftware: readonly string[];
}

/**
 * Holds the lines of a file against what is there now, writing nothing: each as `POST /edits` would prove it from
 * somebody of this level, then for reports that say the same. Some four statements a line.
 */
export async function checkLines(
  tx: Tx,
  lines: readonly ReadLine[],
  trust: number,
  now: Date,
): Promise<BatchCheck> {
  const entries = await findEntries(tx);
  const proposed = await findProposed(tx, entries);
  const refusals = await findRefusals(tx, entries);
  const before = new Claims<number>();
  const found = {
    fresh: [] as ReportLine[],
    duplicates: [] as Duplicate[],
    refused: [] as Refused[],
    faults: [] as Fault[],
  };
  const newSoftware = new Map<string, string>();
  let faulty = 0;
  for (const read of lines) {
    if ('faults' in read) {
      faulty += 1;
      found.faults.push(...read.faults);
      continue;
    }
    const { line, changes } = read;
    const { subject, baseRevision } = { subject: undefined, baseRevision: null };
    const prepared = await reportCreate.prepare(tx, { subject, baseRevision, changes, trust }, now);
    if (!prepared.ok && prepared.code !== 'duplicate') {
      faulty += 1;
      const errors = prepared.errors ?? [fieldError('', 'invalid')];
      found.faults.push(...located(errors, line));
      continue;
    }
    const claim = claimOf(changes, entries);
    const { portStart, portEnd } = claim;
    const named = { line, software: entries.nameOf(changes.software), portStart, portEnd };
    const report = prepared.ok ? null : (prepared.detail as { readonly report: number }).report;
    const edit = proposed.find(claim);
    const twin = before.find(claim);
    const refusal = refusals.find(claim);
    if (report !== null) found.duplicates.push({ ...named, of: { type: 'report', id: report } });
    else if (refusal !== null) found.refused.push({ ...named, ...refusal });
    else if (edit !== null) found.duplicates.push({ ...named, of: { type: 'edit', id: edit } });
    else if (twin !== null) found.duplicates.push({ ...named, of: { type: 'line', id: twin } });
    else {
      before.add(claim, line);
      found.fresh.push(read);
      if (!entries.has(changes.software)) newSoftware.set(claim.software, named.software);
    }
  }
  return { ...found, faulty, newSoftware: [...newSoftware.values()] };
}

/** The software entries, to tell which of them a choice means. */
interface Entries {
  /** The same for choices that mean the same entry, or will. */
  keyOf(choice: SoftwareChoice): string;
  nameOf(choice: SoftwareChoice): string;
  has(choice: SoftwareChoice): boolean;
}

async function findEntries(tx: Tx): Promise<Entries> {
  const all = await tx.software.findMany({
    select: { id: true, slug: true, name: true, nameKey: true, mergedIntoId: true },
  });
  const byId = new Map(all.map((entry) => [entry.id, entry]));
  const bySlug = new Map(all.map((entry) => [entry.slug, entry]));
  const byName = new Map(all.map((entry) => [entry.nameKey, entry]));
  const entryOf = (choice: SoftwareChoice) => {
    let entry =
      'slug' in choice ? bySlug.get(choice.slug) : byName.get(softwareNameKey(choice.name));
    // Merges are a short chain and never a circle.
    while (entry?.mergedIntoId != null) entry = byId.get(entry.mergedIntoId);
    return entry;
  };
  const saidIn = (choice: SoftwareChoice) => ('slug' in choice ? choice.slug : choice.name);
  return {
    keyOf(choice) {
      const entry = entryOf(choice);
      return entry === undefined ? `new ${softwareNameKey(saidIn(choice))}` : `entry ${entry.id}`;
    },
    nameOf: (choice) => entryOf(choice)?.name ?? saidIn(choice),
    has: (choice) => entryOf(choice) !== undefined,
  };
}

type Proposed = Pick<ReportCreate, 'software' | 'portStart' | 'portEnd' | 'transports'>;

function claimOf({ software, ...changes }: Proposed, entries: Entries): Claim {
  const { portStart, portEnd, transports } = changes;
  return { software: entries.keyOf(software), portStart, portEnd, transports };
}

const NEW_REPORT = { kind: 'report.create' } satisfies Prisma.EditWhereInput;

/** Reports that anybody has proposed and that wait, by what they claim. */
async function findProposed(tx: Tx, entries: Entries): Promise<Claims<number>> {
  const edits = await tx.edit.findMany({
    where: { ...NEW_REPORT, state: { in: [...WAITING_STATES] } },
    orderBy: { id: 'asc' },
    select: { id: true, changes: true },
  });
  const claims = new Claims<number>();
  for (const { id, changes } of edits)
    claims.add(claimOf(changes as unknown as Proposed, entries), id);
  return claims;
}

/** Reports that were rejected as wrong, never again. */
async function findRefusals(
  tx: Tx,
  entries: Entries,
): Promise<Claims<Pick<Refused, 'edit' | 'reason'>>> {
  const edits = await tx.edit.findMany({
    where: { ...NEW_REPORT, state: 'rejected', reviews: { some: REFUSES } },
    orderBy: { id: 'asc' },
    select: { id: true, changes: true, reviews: { where: REFUSES, orderBy: { id: 'asc' } } },
  });
  const claims = new Claims<Pick<Refused, 'edit' | 'reason'>>();
  for (const { id, changes, reviews } of edits) {
    const claim = claimOf(changes as unknown as Proposed, entries);
    claims.add(claim, { edit: id, reason: reviews[0]?.reason ?? '' });
  }
  return claims;
}

const REFUSES = { neverAgain: true, voidedAt: null } satisfies Prisma.ReviewWhereInput;
