import { assignedStatement } from '@/lib/port-page/sentence-assigned';
import { practiceStatement } from '@/lib/port-page/sentence-practice';
import type { PortPage } from '@/lib/port-page/page-model';
import type { PortSpan } from '@/lib/ports/official-row';
import type { Locale } from '@/lib/i18n/locales';
import {
  type Clause,
  MOST_NAMES,
  type SentenceName,
  type Statement,
  transportsOf,
} from '@/lib/port-page/sentence-text';
import { profileWords, type ServiceProfile } from '@/lib/services/profile';
import type { Transport } from '@/lib/ports/types';
import { MAX_PORT, RANGES } from '@/lib/ports/types';

/**
 * What a port is, in one or two statements: the official clause, then practice. Pure; the same
 * clauses make the head of the page, its description, the `.txt` answer and the API's `summary`.
 */
export function sentenceStatements(page: PortPage, locale: Locale): Statement[] {
  const statements: Statement[] = [...plainStatements(page, locale), officialStatement(page)];
  if (page.port === 0) statements.push([{ key: 'bindZero' }]);
  if (isMisused(page)) statements.push([{ key: 'unauthorizedHere' }]);
  const practice = practiceStatement(page, locale);
  return practice === null ? statements : [...statements, practice];
}

/**
 * What the port is for in plain words, where somebody has said it of its services: one with what it does,
 * several by name. Words that nobody has translated are left out of another language's sentence.
 */
function plainStatements(page: PortPage, locale: Locale): Statement[] {
  const known = page.services.filter(
    ({ kind, profile }) => kind === 'assigned' && profile !== null,
  );
  const [first] = known;
  if (first?.profile == null) return [];
  if (known.length > 1) {
    const names = known.slice(0, MOST_NAMES).map((service): SentenceName => ({
      ...plainName(service.profile, locale),
      detail: service.transports.map((transport) => transport.toUpperCase()).join(', '),
    }));
    return [[{ key: 'plain', values: { names: { names } } }]];
  }
  const names = { names: [plainName(first.profile, locale)] };
  const words = profileWords(first.profile, locale);
  if (words.locale !== locale) return [[{ key: 'plain', values: { names } }]];
  return [
    [{ key: 'plain', values: { names } }],
    [{ key: 'what', values: { text: words.what.replace(/\.$/, '') } }],
  ];
}

function plainName(profile: ServiceProfile | null, locale: Locale): SentenceName {
  const text = profile === null ? '' : profileWords(profile, locale).plainName;
  return { kind: 'community', text };
}

/** Whether IANA's remark on unauthorized use stands in a named row and speaks of this very port. */
function isMisused(page: PortPage): boolean {
  return page.services.some((service) =>
    service.rows.some((row) => row.unauthorizedUse?.aboutThisPort === true),
  );
}

function officialStatement(page: PortPage): Statement {
  switch (page.status) {
    case 'assigned':
      return assignedStatement(page);
    case 'reserved':
      return reservedStatement(page);
    case 'unassigned':
      return unassignedStatement(page);
    case 'unlisted':
      return [{ key: 'unlisted' }];
    case 'dynamic':
      return [{ key: dynamicKey(page.port) }];
  }
}

function dynamicKey(port: number): string {
  if (port === RANGES.dynamic.start) return 'dynamicFirst';
  return port === MAX_PORT ? 'dynamicLast' : 'dynamic';
}

function reservedStatement(page: PortPage): Statement {
  const rows = page.namelessRows.filter((row) => row.kind === 'reserved');
  const takenBack = takenBackClause(page, 'reservedTakenBack');
  if (takenBack !== null) return [takenBack];
  const recorded = page.services.filter((service) => service.kind === 'recorded-use');
  if (recorded.length > 0) {
    const names = recorded.map((service): SentenceName => ({
      kind: 'official',
      text: service.name,
    }));
    const transports = transportsOf(recorded);
    return [{ key: 'recordedOnly', values: { names: { names }, transports: { transports } } }];
  }
  const [first] = rows;
  if (first === undefined) return unknownStatement(page);
  const remark = first.unauthorizedUse;
  if (remark !== null) return [{ key: 'reservedByNobody' }, remarkClause(remark.text)];
  const transports = transportsOf(rows);
  const place = {
    edge: { clause: edgeClause(page.port) },
    within: { clause: withinClause(first.span) },
  };
  if (transports.length === 0) return [{ key: 'reservedBare', values: place }];
  return [{ key: 'reserved', values: { transports: { transports }, ...place } }];
}

function unassignedStatement(page: PortPage): Statement {
  const takenBack = takenBackClause(page, 'unassignedTakenBack');
  if (takenBack !== null) return [takenBack];
  const row = page.namelessRows.find((one) => one.kind === 'unassigned');
  const within = withinClause(row?.span ?? { start: page.port, end: page.port });
  const head: Clause = { key: 'unassigned', values: { within: { clause: within } } };
  const remark = row?.unauthorizedUse ?? null;
  return remark === null ? [head] : [head, remarkClause(remark.text)];
}

/** A nameless row that is neither Reserved nor Unassigned is quoted as it stands. */
function unknownStatement(page: PortPage): Statement {
  const text = page.namelessRows.find((row) => row.kind === 'unknown')?.description ?? '';
  return text === '' ? [{ key: 'reservedByNobody' }] : [{ key: 'unknown', values: { text } }];
}

function takenBackClause(page: PortPage, key: string): Clause | null {
  const rows = page.namelessRows.filter((row) => row.deassigned !== null);
  const [first] = rows;
  if (first?.deassigned == null) return null;
  const { previousName, date } = first.deassigned;
  const transports = transportsOf(rows);
  return {
    key,
    values: {
      from: { clause: previousName === null ? null : fromClause(previousName) },
      on: { clause: transports.length === 0 ? null : bracketed(transports) },
      when: {
        clause: date === null ? null : { key: 'takenBackWhen', values: { date: { day: date } } },
      },
    },
  };
}

function fromClause(name: string): Clause {
  return { key: 'takenBackFrom', values: { names: { names: [{ kind: 'official', text: name }] } } };
}

function bracketed(transports: readonly Transport[]): Clause {
  return { key: 'takenBackOn', values: { transports: { transports, enumerated: true } } };
}

/** IANA often writes no more than "yes" (8010). */
function remarkClause(text: string): Clause {
  return /^(?:yes|known)?$/i.test(text.trim())
    ? { key: 'unauthorizedUnsaid' }
    : { key: 'unauthorizedSaid', values: { text } };
}

function edgeClause(port: number): Clause | null {
  if (port === RANGES.system.end) return { key: 'lastSystem' };
  if (port === RANGES.user.start) return { key: 'firstUser' };
  return port === RANGES.user.end ? { key: 'lastUser' } : null;
}

function withinClause(span: PortSpan): Clause | null {
  return span.start === span.end ? null : { key: 'within', values: { span: { spans: [span] } } };
}
