'use client';

import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { Marks, Note } from '@/components/edits/byline';
import { EditChanges } from '@/components/edits/edit-changes';
import { EditTitle } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { kindKey } from '@/lib/edits/kind-key';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { editPath } from '@/lib/edits/routes';
import {
  APART,
  type Apart,
  type Group,
  type GroupMember,
  type LeftOut,
} from '@/lib/moderation/group';
import styles from './group.module.css';
import queue from './queue.module.css';

interface GroupEditsProps {
  readonly group: Group;
  /** The place of the one that the keys are at, from 0. */
  readonly at: number;
  readonly setAt: (at: number) => void;
  readonly chosen: readonly number[];
  readonly toggle: (id: number) => void;
  readonly markedRef: RefObject<HTMLLIElement | null>;
  /** The source that the keys are at. */
  readonly marked: string | null;
}

/** The edits of a group one below the other, whole; then those that are left out, and why. */
export function GroupEdits({
  group,
  at,
  setAt,
  chosen,
  toggle,
  markedRef,
  marked,
}: GroupEditsProps) {
  const t = useTranslations('queue');
  const { by, name, items, leftOut, more } = group;
  return (
    <>
      <p className={queue.quiet}>
        {name === ''
          ? t('together.nothing')
          : t.rich(`together.of.${by}`, { name: () => <bdi>{name}</bdi> })}{' '}
        {items.length + leftOut.length <= 1 && name !== '' && t('together.alone')}
      </p>
      <ul className={styles.edits}>
        {items.map((member, place) => (
          <li
            aria-current={place === at}
            key={member.edit.id}
            ref={place === at ? markedRef : undefined}
          >
            <Member
              chosen={chosen.includes(member.edit.id)}
              marked={place === at ? marked : null}
              member={member}
              toggle={() => {
                setAt(place);
                toggle(member.edit.id);
              }}
            />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={queue.quiet}>{t('together.more', { count: more })}</p>}
      {leftOut.length > 0 && (
        <section className={queue.thread}>
          <h3>{t('together.leftOut')}</h3>
          <ul className={styles.left}>
            {leftOut.map((one) => (
              <li key={one.item.id}>
                <IntlLink href={editPath(one.item.id)} target="_blank">
                  <EditTitle edit={one.item} />
                </IntlLink>
                {': '}
                <Why reason={one.reason} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Why({ reason }: Pick<LeftOut, 'reason'>) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  return isApart(reason) ? t(`together.apart.${reason}`) : edits(`denials.${reason}`);
}

function isApart(reason: LeftOut['reason']): reason is Apart {
  return (APART as readonly string[]).includes(reason);
}

interface MemberProps {
  readonly member: GroupMember;
  readonly chosen: boolean;
  readonly marked: string | null;
  readonly toggle: () => void;
}

function Member({ member: { item, edit, primary }, chosen, marked, toggle }: MemberProps) {
  const edits = useTranslations('edits');
  return (
    <>
      <h3>
        <label className={styles.choice}>
          <input checked={chosen} onChange={toggle} type="checkbox" />
          <span>
            <EditTitle edit={item} />
          </span>
        </label>
      </h3>
      <p className={`dotted ${queue.eyebrow}`}>
        <IntlLink href={editPath(item.id)} target="_blank">
          {edits('number', { id: String(item.id) })}
        </IntlLink>
        <span>{edits(`kinds.${kindKey(item.kind)}`)}</span>
        <span>{edits.rich('by', { author: () => <Person handle={item.author} /> })}</span>
        <Moment at={item.createdAt} />
      </p>
      <Note text={item.note} />
      <Marks flagged={false} newDomain={item.newDomain} />
      <EditChanges edit={edit} marked={marked} primary={primary} />
    </>
  );
}
