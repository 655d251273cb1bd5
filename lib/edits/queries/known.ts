import type { KnownEdit, KnownReport, KnownUses } from '@/lib/edits/known';
import { knownReportSchema, knownUsesSchema } from '@/lib/edits/known';
import { WAITING_STATES } from '@/lib/edits/types';
import { idsOn } from '@/lib/platform/covering';
import { db } from '@/lib/platform/db';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import { findFirstOn } from '@/lib/reports/queries-first';
import { inReadingOrder, ORDERED_COLUMNS } from '@/lib/reports/rules/order';

/** More of one sort helps nobody who is filling in a form. */
const MOST = 30;

const REPORT_FIELDS = {
  ...ORDERED_COLUMNS,
  transports: true,
  role: true,
  summary: true,
} satisfies Prisma.ReportSelect;

/** What is reported and proposed on the ports from `start` to `end`, and elsewhere of the software with that slug. */
export async function findKnownUses(
  start: number,
  end: number,
  software?: string,
): Promise<KnownUses> {
  const { ids } = await findFirstOn(db(), { start, end }, MOST);
  const [reports, edits, elsewhere] = await Promise.all([
    db().report.findMany({ where: { id: { in: [...ids] } }, select: REPORT_FIELDS }),
    findWaitingOnPorts(start, end),
    software === undefined
      ? []
      : db().report.findMany({
          where: {
            ...{ state: 'active', software: { slug: software } },
            OR: [{ portStart: { gt: end } }, { portEnd: { lt: start } }],
          },
          select: REPORT_FIELDS,
          orderBy: [{ portStart: 'asc' }, { id: 'asc' }],
          take: MOST,
        }),
  ]);
  const names = await softwareNames(edits);
  return knownUsesSchema.parse({
    reports: inReadingOrder(reports).map(known),
    edits: edits.map((edit) => knownEdit(edit, names)),
    elsewhere: elsewhere.map(known),
  });
}

/** What is proposed about reports of a port and waits for a decision, newest first, as the port's page lists it. */
export async function findPortProposals(port: number): Promise<KnownEdit[]> {
  const edits = await findWaitingOnPorts(port, port);
  const names = await softwareNames(edits);
  return edits.map((edit) => knownEdit(edit, names));
}

async function findWaitingOnPorts(start: number, end: number): Promise<Edit[]> {
  const ids = await idsOn(db(), 'edit', [{ start, end }], {
    ...{ states: WAITING_STATES, subjectType: 'report', newest: MOST },
  });
  return db().edit.findMany({ where: { id: { in: ids } }, orderBy: { id: 'desc' } });
}

function known(report: Prisma.ReportGetPayload<{ select: typeof REPORT_FIELDS }>): KnownReport {
  return knownReportSchema.parse(report);
}

function knownEdit(edit: Edit, names: ReadonlyMap<string, string>): KnownEdit {
  const { software, summary } = edit.changes as { software?: unknown; summary?: unknown };
  const { slug, name } = (typeof software === 'object' && software !== null ? software : {}) as {
    slug?: string;
    name?: string;
  };
  return {
    id: edit.id,
    kind: edit.kind as KnownEdit['kind'],
    state: edit.state as KnownEdit['state'],
    isNew: edit.subjectId === null,
    portStart: edit.portStart,
    portEnd: edit.portEnd,
    software: name ?? names.get(slug ?? `#${edit.subjectId ?? 0}`) ?? null,
    summary: typeof summary === 'string' ? summary : null,
  };
}

/** Names of the software that edits speak of: by slug, and by `#` and the id of the report they change. */
async function softwareNames(edits: readonly Edit[]): Promise<Map<string, string>> {
  const slugs = edits.flatMap(({ changes }) => {
    const { software } = changes as { software?: { slug?: string } };
    return software?.slug ?? [];
  });
  const ids = edits.flatMap(({ subjectId }) => subjectId ?? []);
  const [entries, reports] = await Promise.all([
    db().software.findMany({ where: { slug: { in: slugs } }, select: { slug: true, name: true } }),
    db().report.findMany({
      where: { id: { in: ids } },
      select: { id: true, software: { select: { name: true } } },
    }),
  ]);
  return new Map([
    ...entries.map(({ slug, name }) => [slug, name] as const),
    ...reports.map(({ id, software }) => [`#${id}`, software.name] as const),
  ]);
}
