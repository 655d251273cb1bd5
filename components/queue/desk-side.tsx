'use client';

import { useLocale, useTranslations } from 'next-intl';
import { EditTitle, portsText, titleText } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { kindKey } from '@/lib/edits/kind-key';
import { momentText } from '@/components/edits/moment';
import { ReviewList } from '@/components/edits/review-list';
import { reasonText } from '@/components/flags/reason-text';
import { editPath } from '@/lib/edits/routes';
import type { Desk, OfficialBrief } from '@/lib/moderation/desk';
import { portPath } from '@/lib/ports/routes';
import { TRUST } from '@/lib/levels/levels';
import styles from './queue.module.css';
import { OwnAgreement } from './own-agreement';
import { givenKey, Undo } from './status-line';
import { TrialNote } from './trial-note';
import type { Decided } from './use-verdicts';

interface DeskSideProps {
  readonly desk: Desk | undefined;
  /** The reviewer's own level. */
  readonly trust: number;
  /** What they decided here, newest first. */
  readonly decided: readonly Decided[];
  readonly takeBack: (id: number) => void;
}

/** What a reviewer looks at beside the edit itself. */
export function DeskSide({ desk, trust, decided, takeBack }: DeskSideProps) {
  const t = useTranslations('queue');
  const trial = decided.find((one) => one.trial !== null);
  return (
    <aside aria-label={t('title')} className={styles.side}>
      {trial !== undefined && <TrialNote decided={trial} />}
      {desk !== undefined && <OfEdit desk={desk} trust={trust} />}
      {decided.length > 0 && (
        <section>
          <h2>{t('side.decided')}</h2>
          <JustDecided decided={decided} takeBack={takeBack} />
        </section>
      )}
      <OwnAgreement />
    </aside>
  );
}

/** So many of one's own verdicts are shown. */
const DECIDED_SHOWN = 6;

function JustDecided({ decided, takeBack }: Pick<DeskSideProps, 'decided' | 'takeBack'>) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const locale = useLocale();
  return (
    <ul>
      {decided.slice(0, DECIDED_SHOWN).map((one) => (
        <li className={styles.decided} key={one.item.id}>
          <span>
            {t(one.state === 'given' ? givenKey(one) : `said.${one.verdict}`, {
              subject: titleText(one.item, edits, locale),
            })}
          </span>
          {one.state === 'held' && <Undo decided={one} undo={() => takeBack(one.item.id)} />}
        </li>
      ))}
    </ul>
  );
}

function OfEdit({ desk, trust }: { readonly desk: Desk; readonly trust: number }) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const { edit } = desk;
  return (
    <>
      <section>
        <h2>
          {edit.ports === null
            ? t('side.alsoOpenSoftware')
            : t.rich('side.alsoOpen', {
                ports: () => <bdi dir="ltr">{portsText(edit.ports)}</bdi>,
              })}
        </h2>
        <AlsoOpen desk={desk} />
      </section>
      <section>
        <h2>{t('side.approving')}</h2>
        <p>
          <Approving desk={desk} trust={trust} /> <GradeThen desk={desk} /> <VotesEnd desk={desk} />
        </p>
      </section>
      <section>
        <h2>{t('side.reviewed')}</h2>
        <ReviewList none={t('side.nobody')} reviews={edit.reviews} />
      </section>
      {desk.official !== null && (
        <section>
          <h2>{t('side.official')}</h2>
          <Official official={desk.official} />
        </section>
      )}
      {desk.flags.map((flag) => (
        <p key={flag.id}>
          {t('side.flags', { reason: reasonText(edits, flag.reason) })}. <bdi>{flag.note}</bdi>
        </p>
      ))}
    </>
  );
}

function AlsoOpen({ desk }: { readonly desk: Desk }) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  if (desk.alsoOpen.length === 0) return <p>{t('side.nothing')}</p>;
  return (
    <ul>
      {desk.alsoOpen.map((other) => (
        <li key={other.id}>
          <IntlLink href={editPath(other.id)} target="_blank">
            <EditTitle edit={other} />
          </IntlLink>{' '}
          <span className={styles.quiet}>{edits(`kinds.${kindKey(other.kind)}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function Approving({ desk, trust }: { readonly desk: Desk; readonly trust: number }) {
  const t = useTranslations('queue');
  const locale = useLocale();
  const { forecast } = desk;
  if (forecast === null) return t('approving.none');
  if (forecast.result === 'conflicts') return t('approving.conflicts');
  if (forecast.result === 'applies')
    return t(trust >= TRUST.moderator ? 'approving.apply-moderator' : 'approving.apply-reviewers');
  if (forecast.needs === 'time' && forecast.until !== null)
    return t('approving.time', { date: momentText(forecast.until, locale, true) });
  return t(
    forecast.needs === 'second-reviewer' || forecast.needs === 'third-reviewer'
      ? `approving.${forecast.needs}`
      : 'approving.other',
  );
}

function GradeThen({ desk }: { readonly desk: Desk }) {
  const t = useTranslations('queue');
  const practice = useTranslations('practice');
  const grade = desk.forecast?.grade ?? null;
  if (grade === null) return null;
  const { before, after } = grade;
  const word = () => <b>{practice(`grades.${after}`)}</b>;
  if (before === null) return t.rich('grade.first', { grade: word });
  if (before === after) return t.rich('grade.stays', { grade: word });
  return t.rich('grade.becomes', {
    before: () => <b>{practice(`grades.${before}`)}</b>,
    grade: word,
  });
}

/** That a change of what they are about makes votes stop counting. */
function VotesEnd({ desk }: { readonly desk: Desk }) {
  const t = useTranslations('queue');
  const count = desk.forecast?.votesEnd ?? 0;
  return count === 0 ? null : t('approving.votesEnd', { count });
}

function Official({ official }: { readonly official: OfficialBrief }) {
  const t = useTranslations('queue');
  return (
    <>
      <p>
        {official.services.length === 0 && t('side.noName')}
        {official.services.map(({ name, transports }) => (
          <span key={name}>
            <IntlLink href={portPath(official.port)} target="_blank">
              <code dir="ltr">{name}</code>
            </IntlLink>{' '}
            <bdi dir="ltr">{transports.join(', ')}</bdi>.{' '}
          </span>
        ))}
      </p>
      {official.remark === null ? (
        <p>{t('side.noNote')}</p>
      ) : (
        <p dir="auto" lang="en">
          {official.remark}
        </p>
      )}
    </>
  );
}
