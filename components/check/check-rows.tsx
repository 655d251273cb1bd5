import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { isReachable, type Row } from '@/lib/check/rules/rows';
import { type Candidate, type Index, portOfName, type Who, whoIs } from '@/lib/check/rules/who';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { portPath, servicePath } from '@/lib/ports/routes';
import { softwarePath } from '@/lib/software/routes';
import { wholeCommand } from '@/packages/portolan/src/portolan';
import styles from './check.module.css';
import type { CheckState } from './use-reading';
import { WhatToDo } from './what-to-do';

interface RowsProps {
  readonly rows: readonly Row[];
  readonly known: CheckState['known'];
  readonly index: Index;
  readonly locale: Locale;
}

/** What is on each port: a table, and cards on a narrow page. */
export function Rows({ rows, known, index, locale }: RowsProps) {
  const t = useTranslations('checkPaste');
  const heads = ['port', 'program', 'who', 'reach', 'do'] as const;
  // The roles are said again: on a narrow page the table is laid out as cards, and browsers then forget them.
  return (
    <table className={styles.table} role="table">
      <caption className={styles.caption}>{t('table.caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {t(`table.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <OneRow index={index} key={row.key} known={known} locale={locale} row={row} />
        ))}
      </tbody>
    </table>
  );
}

interface OneRowProps {
  readonly row: Row;
  readonly known: CheckState['known'];
  readonly index: Index;
  readonly locale: Locale;
}

function OneRow({ row, known, index, locale }: OneRowProps) {
  const t = useTranslations('checkPaste');
  const { entry } = row;
  const port =
    entry.port ?? (entry.name === null ? null : portOfName(entry.name, entry.transport, index));
  const who = useMemo(() => whoIs(row, port, index, locale), [row, port, index, locale]);
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <PortCell locale={locale} port={port} row={row} />
      </th>
      <Cell label={t('table.program')}>
        <Programs row={row} />
      </Cell>
      <Cell label={t('table.who')}>
        {known === 'known' ? (
          <WhoText locale={locale} row={row} who={who} />
        ) : (
          <span className={styles.quiet}>{known === 'waiting' ? '…' : '–'}</span>
        )}
      </Cell>
      <Cell label={t('table.reach')}>
        <Reach row={row} />
      </Cell>
      <Cell label={t('table.do')}>
        <WhatToDo port={port} row={row} who={who} />
      </Cell>
    </tr>
  );
}

function Cell({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <td data-label={label} role="cell">
      <div>{children}</div>
    </td>
  );
}

interface PortCellProps {
  readonly row: Row;
  readonly port: number | null;
  readonly locale: Locale;
}

function PortCell({ row: { entry, lines }, port, locale }: PortCellProps) {
  const t = useTranslations('checkPaste');
  const [first] = entry.target ?? [];
  // A container's port is told as what it is: a number inside.
  const number = port ?? (entry.meaning === 'inside' ? (first ?? null) : null);
  const last = port === entry.port ? entry.portEnd : port;
  const text = entry.portEnd !== null && last !== number ? `${number}–${last}` : String(number);
  return (
    <span className={styles.port}>
      {number === null ? (
        <bdi dir="ltr">{entry.name}</bdi>
      ) : entry.transport === 'ddp' ? (
        <bdi dir="ltr">{text}</bdi>
      ) : (
        <a dir="ltr" href={localePath(locale, portPath(number))}>
          {text}
        </a>
      )}{' '}
      {entry.transport !== null && <small dir="ltr">{entry.transport.toUpperCase()}</small>}
      <small className={styles.lines}>
        {t('line', { count: lines.length, line: lines[0] ?? 0 })}
      </small>
    </span>
  );
}

/** Programs shown of one row; workers of one name are told once. */
const MOST_PROGRAMS = 3;
/** Tools whose rows name a program only to whoever may see it. */
const HIDES = ['ss', 'netstat-linux', 'netstat-bsd', 'netstat-windows', 'powershell'];

function Programs({ row: { entry, programs } }: { readonly row: Row }) {
  const t = useTranslations('checkPaste');
  const names = new Map<string, number[]>();
  for (const { name, pid } of programs)
    names.set(name, [...(names.get(name) ?? []), ...(pid === null ? [] : [pid])]);
  if (names.size > 0)
    return (
      <ul className={styles.plain}>
        {[...names].slice(0, MOST_PROGRAMS).map(([name, pids]) => (
          <li key={name}>
            {name !== '' && <bdi className="mono">{name}</bdi>}{' '}
            {pids.length > 0 && (
              <small dir="ltr">
                {t('pid', { pid: String(pids[0]) })}
                {pids.length > 1 && ` +${pids.length - 1}`}
              </small>
            )}
          </li>
        ))}
      </ul>
    );
  if (entry.owner !== null)
    return (
      <>
        <bdi className="mono">{entry.owner}</bdi> <small>{t(`meanings.${entry.meaning}`)}</small>
      </>
    );
  if (entry.meaning === 'listening' && HIDES.includes(entry.kind))
    return (
      <span className={styles.quiet}>
        {t('hidden')} <code dir="ltr">{wholeCommand(entry.kind)}</code>
      </span>
    );
  return <span className={styles.quiet}>{t(`meanings.${entry.meaning}`)}</span>;
}

interface WhoTextProps {
  readonly row: Row;
  readonly who: Who;
  readonly locale: Locale;
}

function WhoText({ row, who, locale }: WhoTextProps) {
  const t = useTranslations('checkPaste');
  const { best, why, others } = who;
  const said = row.entry.kind === 'nmap' || row.entry.kind === 'services' ? row.entry.name : null;
  return (
    <>
      {best !== null && (
        <b>
          <CandidateLink candidate={best} locale={locale} />
        </b>
      )}{' '}
      <span className={styles.why}>{t(`why.${why}`)}</span>
      {said !== null && <span className={styles.why}> {t('named', { name: said })}</span>}
      {others.length > 0 && (
        <span className={styles.others}>
          {t(best === null ? 'candidates' : 'others')}{' '}
          {others.map((other, at) => (
            <span key={`${other.world} ${other.id}`}>
              {at > 0 && ', '}
              <CandidateLink candidate={other} locale={locale} />
            </span>
          ))}
        </span>
      )}
    </>
  );
}

interface CandidateLinkProps {
  readonly candidate: Candidate;
  readonly locale: Locale;
}

/** In the colour of its world. */
function CandidateLink({ candidate: { world, id, label }, locale }: CandidateLinkProps) {
  const path = world === 'official' ? servicePath(id) : softwarePath(id);
  return (
    <a className={styles[world]} href={localePath(locale, path)}>
      <bdi>{label}</bdi>
    </a>
  );
}

function Reach({ row: { entry, addresses, exposure } }: { readonly row: Row }) {
  const t = useTranslations('checkPaste');
  if (!isReachable(entry)) return <span className={styles.quiet}>–</span>;
  // Docker and Kubernetes publish on all addresses where none is named.
  const wide = exposure ?? (entry.meaning === 'published' ? 'any' : null);
  if (wide === null) return <span className={styles.quiet}>–</span>;
  return (
    <>
      <span className={wide === 'loopback' ? styles.quiet : styles.open}>{t(`reach.${wide}`)}</span>{' '}
      {addresses.length > 0 && (
        <small className={styles.addresses}>
          <bdi dir="ltr">
            {addresses.slice(0, 3).join(', ')}
            {addresses.length > 3 && ` +${addresses.length - 3}`}
          </bdi>
        </small>
      )}
    </>
  );
}
