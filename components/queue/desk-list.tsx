'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { EditTitle } from '@/components/edits/edit-title';
import { useFieldName } from '@/components/forms/words';
import { IntlLink } from '@/components/edits/intl-link';
import { kindKey } from '@/lib/edits/kind-key';
import { listText } from '@/components/ui/formats';
import type { QueueItem } from '@/lib/edits/queue';
import { levelName, type TrustLevel } from '@/lib/levels/levels';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import { GUIDE_PATH, MODERATION_PATH } from '@/lib/moderation/routes';
import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';
import styles from './desk-list.module.css';

interface DeskListProps {
  readonly items: readonly QueueItem[];
  readonly total: number;
  /** How many flags and appeals wait, for moderators; null for others. */
  readonly otherWork: number | null;
  readonly current: number | null;
  readonly now: number;
  readonly open: (id: number) => void;
  readonly help: () => void;
  readonly filter: ReactNode;
}

/** What waits, in the order in which it comes up. */
export function DeskList(props: DeskListProps) {
  const { items, total, otherWork, current, now, open, help, filter } = props;
  const t = useTranslations('queue');
  return (
    <nav aria-label={t('list')} className={styles.list}>
      <div className={styles.listHead}>
        <h1>
          {t('title')} <small>{t('count', { count: total })}</small>
        </h1>
        <button
          aria-label={t('help.open')}
          className={styles.help}
          onClick={help}
          title={t('help.open')}
          type="button"
        >
          ?
        </button>
      </div>
      {otherWork !== null && (
        <p className={styles.otherWork}>
          <IntlLink href={MODERATION_PATH}>{t('besides', { count: otherWork })}</IntlLink>
        </p>
      )}
      <p className={styles.otherWork}>
        <IntlLink href={GUIDE_PATH} rel="nofollow" target="_blank">
          {t('guide.link')}
        </IntlLink>
      </p>
      {filter}
      <ul className={styles.items}>
        {items.map((item) => (
          <ListItem current={item.id === current} item={item} key={item.id} now={now} open={open} />
        ))}
      </ul>
    </nav>
  );
}

interface ListItemProps extends Pick<DeskListProps, 'now' | 'open'> {
  readonly item: QueueItem;
  readonly current: boolean;
}

function ListItem({ item, current, now, open }: ListItemProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current && button.current !== null) reveal(button.current);
  }, [current]);
  return (
    <li>
      <button
        aria-current={current}
        className={styles.item}
        onClick={() => open(item.id)}
        ref={button}
        type="button"
      >
        <b>
          <EditTitle edit={item} />
        </b>
        <Facts item={item} now={now} />
        <By item={item} />
      </button>
    </li>
  );
}

/** Who proposed it, and what else a reviewer looks for in a list. */
function By({ item }: { readonly item: QueueItem }) {
  const t = useTranslations('queue');
  const users = useTranslations('users');
  const marks = [
    item.claimed && t('row.claimed'),
    item.conflict && t('row.conflict'),
    item.flagged && t('row.flagged'),
    item.newDomain && t('row.newDomain'),
  ].filter((mark) => mark !== false);
  return (
    <span className={styles.by}>
      {item.author !== null && (
        <>
          <bdi dir="ltr">{item.author}</bdi>{' '}
        </>
      )}
      {users(`level.${levelName(item.authorTrust as TrustLevel)}`)}
      {marks.map((mark) => (
        <em key={mark}>{mark}</em>
      ))}
    </span>
  );
}

/** Scrolls the list, and nothing but the list, until the entry is seen. */
function reveal(entry: HTMLElement): void {
  for (const box of [entry.closest('ul'), entry.closest('nav')]) {
    if (box === null) continue;
    const [inner, outer] = [entry.getBoundingClientRect(), box.getBoundingClientRect()];
    const left = Math.min(0, inner.left - outer.left) + Math.max(0, inner.right - outer.right);
    const top = Math.min(0, inner.top - outer.top) + Math.max(0, inner.bottom - outer.bottom);
    if (left !== 0 || top !== 0) box.scrollBy({ left, top, behavior: 'instant' });
  }
}

/** More fields than these are told by the kind of the edit. */
const NAMED_FIELDS = 3;

function Facts({ item, now }: { readonly item: QueueItem; readonly now: number }) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const locale = useLocale();
  const nameOf = useFieldName();
  const few = item.kind.endsWith('.update') && item.fields.length <= NAMED_FIELDS;
  const names = item.fields.map((field) => nameOf(field).toLocaleLowerCase(locale));
  const what = few
    ? listText(names, isLocale(locale) ? locale : DEFAULT_LOCALE)
    : edits(`kinds.${kindKey(item.kind)}`);
  const age = ageOf(item.createdAt, now);
  const open = item.destructive ? openHours(item.createdAt, now) : null;
  const facts = [
    what,
    open === null ? t(`age.${age.unit}`, { count: age.count }) : edits('openFor', open),
    item.approvals > 0 && t('approvals', { count: item.approvals }),
    item.rejections > 0 && t('rejections', { count: item.rejections }),
  ];
  return facts.filter((fact) => fact !== false).join(' · ');
}

/** How long something has waited, in the unit in which people would say it. */
interface Age {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly count: number;
}

/** The time from `since` (ISO 8601) to `now` (epoch ms), rounded down; never negative. */
export function ageOf(since: string, now: number): Age {
  const ms = Math.max(0, now - Date.parse(since));
  if (ms < HOUR) return { unit: 'minutes', count: Math.floor(ms / MINUTE) };
  return ms < 2 * DAY
    ? { unit: 'hours', count: Math.floor(ms / HOUR) }
    : { unit: 'days', count: Math.floor(ms / DAY) };
}

/** Hours that a destructive edit stays open (workflow, "An edit lives"). */
const OPEN_HOURS = 48;

/** How much of its 48 hours a destructive edit has been open; null once they are over. */
export function openHours(
  since: string,
  now: number,
): { readonly hours: number; readonly of: number } | null {
  const hours = Math.floor(Math.max(0, now - Date.parse(since)) / HOUR);
  return hours < OPEN_HOURS ? { hours, of: OPEN_HOURS } : null;
}
