import type { LogAction } from '@/lib/audit/types';
import type { Fields, SubjectType } from '@/lib/edits/types';
import type { NotificationKind, Span, WatchKind } from '@/lib/notifications/types';

/** A revision that an applied edit left behind, with the one before it (null: its subject is new). */
export interface WrittenRevision {
  readonly type: SubjectType;
  readonly content: Fields;
  readonly before: Fields | null;
}

/** What an applied edit touched, before or after. */
export interface Touched {
  readonly spans: readonly Span[];
  /** Slugs of software entries. */
  readonly software: readonly string[];
}

/** A watch as matching needs it: ports, or a piece of software. */
export type Watched = Span | { readonly slug: string };

/**
 * What an applied edit touched: of a report its ports and its software, both as they are and as they
 * were (a report that moves leaves one port and comes to another); of an article or a service's
 * profile the ports of the edit, `ownPorts`; of a software entry itself.
 */
export function touchedBy(revisions: readonly WrittenRevision[], ownPorts: Span | null): Touched {
  const states = revisions.flatMap(({ type, content, before }) =>
    [content, before].flatMap((fields) => (fields === null ? [] : [{ type, fields }])),
  );
  const reports = states.filter(({ type }) => type === 'report').map(({ fields }) => fields);
  const spans = reports.map((fields) => ({
    portStart: Number(fields.portStart),
    portEnd: Number(fields.portEnd),
  }));
  const slugs = [
    ...reports.map((fields) => String(fields.software)),
    ...states.filter(({ type }) => type === 'software').map(({ fields }) => String(fields.slug)),
  ];
  const named = states.some(({ type }) => type === 'article' || type === 'service');
  const own = named ? ownPorts : null;
  return {
    spans: own === null ? spans : [...spans, own],
    software: [...new Set(slugs)],
  };
}

/** Whether who watches `watched` hears of what was touched; the database matches in the same way. */
export function isTouched(watched: Watched, { spans, software }: Touched): boolean {
  if ('slug' in watched) return software.includes(watched.slug);
  return spans.some((span) => overlaps(watched, span));
}

/** Whether two spans of ports have a port in common. */
export function overlaps(a: Span, b: Span): boolean {
  return a.portStart <= b.portEnd && a.portEnd >= b.portStart;
}

/** What watchers are told an applied edit was: a new report, new evidence on a report, or another change. */
export function kindOfEdit(
  { bringsEvidence }: { readonly bringsEvidence: boolean },
  revisions: readonly WrittenRevision[],
): WatchKind {
  const reports = revisions.filter(({ type }) => type === 'report');
  if (reports.some(({ before }) => before === null)) return 'report';
  return bringsEvidence && reports.some(hasNewEvidence) ? 'evidence' : 'edit';
}

function hasNewEvidence({ content, before }: WrittenRevision): boolean {
  const known = new Set(evidenceKeys(before));
  return evidenceKeys(content).some((key) => !known.has(key));
}

function evidenceKeys(fields: Fields | null): string[] {
  const { evidence } = fields ?? {};
  if (!Array.isArray(evidence)) return [];
  return evidence.map((one: { readonly key?: unknown }) => String(one.key));
}

const RESERVED: Readonly<Partial<Record<LogAction, WatchKind>>> = {
  'reservation.made': 'reserved',
  'reservation.ended': 'reservation-ended',
  // Only one that a report brought about is told (`isTold`).
  'reservation.renewed': 'reservation-used',
};

/** What it is to who watches a port that the log says something of a reservation; null: it says nothing of one. */
export function kindForReservation(action: LogAction): WatchKind | null {
  return RESERVED[action] ?? null;
}

const OWN: Readonly<Partial<Record<LogAction, NotificationKind>>> = {
  'edit.applied': 'own-applied',
  'edit.rejected': 'own-rejected',
  'edit.changes-requested': 'own-changes-requested',
  'edit.conflicted': 'own-conflicted',
  'edit.expired': 'own-expired',
  'edit.commented': 'own-commented',
};

const ACCOUNT: Readonly<Partial<Record<LogAction, NotificationKind>>> = {
  'account.suspended': 'suspended',
  'account.restored': 'restored',
  'appeal.decided': 'appeal-upheld',
};

/** What the author of an edit is told of an entry about it; null: nothing. */
export function kindForAuthor(action: LogAction): NotificationKind | null {
  return OWN[action] ?? null;
}

/**
 * What the owner of an account is told of an entry about it; null: nothing. An appeal that was granted
 * lifts the suspension, which has an entry of its own and says it all.
 */
export function kindForAccount(
  action: LogAction,
  data: { readonly verdict?: unknown },
): NotificationKind | null {
  return data.verdict === 'granted' ? null : (ACCOUNT[action] ?? null);
}
