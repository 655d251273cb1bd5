import { revisionContent } from '@/lib/edits/kinds/base';
import { diffFields, type FieldDiff } from '@/lib/edits/rules/diff';
import type { HistorySubject } from '@/lib/edits/routes';
import { subjectNamed } from '@/lib/edits/subjects/subject';
import { type EditKind, type Fields, type SubjectType, WAITING_STATES } from '@/lib/edits/types';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { atPort, covering, idsOn } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import { parsePortText } from '@/lib/ports/types';

/** One revision of a subject, and the edit that left it. */
export interface RevisionView {
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
  readonly edit: {
    readonly id: number;
    readonly kind: EditKind;
    readonly note: string;
    readonly author: string | null;
    readonly unreviewed: boolean;
    readonly fields: readonly string[];
  };
}

/** A subject with a history, as its page names it. */
export interface HistoryHead {
  readonly type: SubjectType;
  /** Row number; addresses use `HistorySubject`. */
  readonly rowId: number;
  readonly name: string;
  readonly slug: string | null;
  readonly ports: { readonly start: number; readonly end: number } | null;
  readonly locale: Locale | null;
  readonly revision: number;
}

/** What an address of a history means; null where there is nothing by that name. Retired and merged subjects keep theirs. */
export async function findHistoryHead({ type, id }: HistorySubject): Promise<HistoryHead | null> {
  if (type === 'report') return reportHead(id);
  if (type === 'software') {
    const entry = await readDb().software.findUnique({
      where: { slug: id },
      select: { id: true, name: true, slug: true, revision: true },
    });
    return entry === null
      ? null
      : {
          type,
          rowId: entry.id,
          name: entry.name,
          slug: entry.slug,
          ports: null,
          locale: null,
          revision: entry.revision,
        };
  }
  if (type === 'service') return serviceHead(id);
  const [digits = '', locale = ''] = id.split('-');
  const port = parsePortText(digits)?.port;
  if (port === undefined || !isLocale(locale)) return null;
  const article = await readDb().article.findUnique({
    where: { port_locale: { port, locale } },
    select: { id: true, title: true, revision: true },
  });
  if (article === null) return null;
  return {
    type,
    rowId: article.id,
    name: article.title,
    slug: null,
    ports: { start: port, end: port },
    locale,
    revision: article.revision,
  };
}

async function serviceHead(serviceName: string): Promise<HistoryHead | null> {
  const profile = await readDb().serviceProfile.findUnique({
    where: { serviceName },
    select: { id: true, serviceName: true, revision: true },
  });
  if (profile === null) return null;
  const { id: rowId, serviceName: name, revision } = profile;
  return { type: 'service', rowId, name, slug: null, ports: null, locale: null, revision };
}

async function reportHead(id: string): Promise<HistoryHead | null> {
  if (!/^[1-9]\d{0,8}$/.test(id)) return null;
  const report = await readDb().report.findUnique({
    where: { id: Number(id) },
    select: {
      id: true,
      portStart: true,
      portEnd: true,
      revision: true,
      software: { select: { name: true, slug: true } },
    },
  });
  if (report === null) return null;
  const { software, portStart: start, portEnd: end, revision } = report;
  return {
    type: 'report',
    rowId: report.id,
    name: software.name,
    slug: software.slug,
    ports: { start, end },
    locale: null,
    revision,
  };
}

const MOST = 200;

/** The newest revisions of a subject, newest first. */
export async function listRevisions({
  type,
  rowId,
}: Pick<HistoryHead, 'type' | 'rowId'>): Promise<RevisionView[]> {
  const stored = await readDb().revision.findMany({
    where: { subjectType: type, subjectId: rowId },
    orderBy: { number: 'desc' },
    take: MOST,
    select: {
      number: true,
      createdAt: true,
      edit: {
        select: {
          id: true,
          kind: true,
          note: true,
          unreviewed: true,
          changes: true,
          author: { select: { handle: true } },
        },
      },
    },
  });
  return stored.map(({ number, createdAt, edit }) => ({
    number,
    at: createdAt.toISOString(),
    edit: {
      id: edit.id,
      kind: edit.kind as EditKind,
      note: edit.note,
      author: edit.author.handle,
      unreviewed: edit.unreviewed,
      fields: Object.keys(edit.changes as Fields),
    },
  }));
}

/** What lies between two revisions, 0 standing for nothing at all; null where one of them never was. */
export async function compareRevisions(
  { type, rowId }: Pick<HistoryHead, 'type' | 'rowId'>,
  from: number,
  to: number,
): Promise<readonly FieldDiff[] | null> {
  const [before, after] = await Promise.all([
    revisionContent(readDb(), type, rowId, from),
    revisionContent(readDb(), type, rowId, to),
  ]);
  if (after === null || (before === null && from !== 0)) return null;
  return diffFields(before, after, subjectNamed(type).shapes);
}

/** What on a port has a history of its own: its reports, retired ones too, and its articles. */
export interface PortHistories {
  readonly reports: readonly {
    readonly id: number;
    readonly software: string;
    readonly state: string;
    readonly revision: number;
  }[];
  readonly articles: readonly {
    readonly locale: Locale;
    readonly title: string;
    readonly revision: number;
  }[];
  readonly waiting: number;
}

/** What on a port has a history, of very many reports the newest, and how many edits wait there. */
export async function findPortHistories(port: number): Promise<PortHistories> {
  const [onPort, waiting] = await Promise.all([
    covering(readDb(), 'report', atPort(port)),
    idsOn(readDb(), 'edit', atPort(port), { states: WAITING_STATES }),
  ]);
  const [reports, articles] = await Promise.all([
    readDb().report.findMany({
      where: onPort,
      orderBy: { id: 'desc' },
      take: MOST,
      select: { id: true, state: true, revision: true, software: { select: { name: true } } },
    }),
    readDb().article.findMany({
      where: { port },
      orderBy: { locale: 'asc' },
      select: { locale: true, title: true, revision: true },
    }),
  ]);
  return {
    reports: reports
      .reverse()
      .map(({ software, ...report }) => ({ ...report, software: software.name })),
    articles: articles.flatMap(({ locale, ...article }) =>
      isLocale(locale) ? [{ locale, ...article }] : [],
    ),
    waiting: waiting.length,
  };
}
