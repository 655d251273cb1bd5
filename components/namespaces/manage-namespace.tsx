import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { HiddenFields } from '@/components/auth/message';
import { Section } from '@/components/browse/page-head';
import { buttonClass } from '@/components/ui/button-class';
import { currentLocale } from '@/lib/i18n/current';
import {
  closeNamespaceAction,
  decideNamespaceAction,
  endReservationAction,
  renewReservationAction,
  setMemberAction,
} from '@/lib/namespaces/actions-manage';
import type { NamespaceAnswer } from '@/lib/namespaces/form-notes';
import type { Managed } from '@/lib/namespaces/queries/manage';
import {
  NAMESPACE_BOUNDS,
  type NamespaceView,
  type ReservationView,
} from '@/lib/namespaces/schema';
import { NAMESPACE_ROLES } from '@/lib/namespaces/types';
import styles from './namespaces.module.css';
import { ReservationItem } from './reservation-item';
import { ReserveForm } from './reserve-form';

interface ManageNamespaceProps {
  readonly namespace: NamespaceView;
  readonly lasting: readonly ReservationView[];
  readonly managed: Managed;
  readonly answer: NamespaceAnswer | null;
}

/** What the viewer may do in a namespace: decide about it, reserve, renew, end, say who is a member, close it. */
export async function ManageNamespace(props: ManageNamespaceProps) {
  const { namespace, lasting, managed, answer } = props;
  const t = await getTranslations('namespaces');
  const { slug } = namespace;
  return (
    <>
      {managed.decide === null && <Decide askedAt={namespace.askedAt} slug={slug} />}
      {namespace.state === 'active' && (
        <Section id="reserve" title={t('reserve.title')}>
          {managed.reserve === null ? (
            <ReserveForm answer={answer} slug={slug} />
          ) : (
            <p className={styles.note}>{t(`denied.${managed.reserve}`)}</p>
          )}
        </Section>
      )}
      {lasting.length > 0 && (
        <Section id="reservations" title={t('reservations')}>
          <ul className={styles.list}>
            {lasting.map((one) => (
              <ReservationItem key={one.id} reservation={one}>
                <ReservationActs id={one.id} managed={managed} slug={slug} />
              </ReservationItem>
            ))}
          </ul>
        </Section>
      )}
      {managed.members === null && <SetMember slug={slug} />}
      {managed.close === null && (
        <Section id="close" title={t('close.title')}>
          <p className={styles.note}>{t('close.text')}</p>
          <ReasonForm action={closeNamespaceAction.bind(null, slug)} send={t('close.send')} />
        </Section>
      )}
    </>
  );
}

interface DecideProps {
  readonly slug: string;
  /** Which request is looked at. */
  readonly askedAt: string;
}

async function Decide({ slug, askedAt }: DecideProps) {
  const t = await getTranslations('namespaces');
  return (
    <Section id="decide" title={t('decide.title')}>
      <p className={styles.note}>{t('decide.text')}</p>
      <ReasonForm
        action={decideNamespaceAction.bind(null, slug)}
        fields={<input name="askedAt" type="hidden" value={askedAt} />}
      >
        <button className={buttonClass('primary')} name="verdict" type="submit" value="accept">
          {t('decide.accept')}
        </button>{' '}
        <button className={buttonClass()} name="verdict" type="submit" value="refuse">
          {t('decide.refuse')}
        </button>
      </ReasonForm>
    </Section>
  );
}

interface ReservationActsProps {
  readonly id: number;
  readonly slug: string;
  readonly managed: Managed;
}

async function ReservationActs({ id, slug, managed }: ReservationActsProps) {
  const t = await getTranslations('namespaces');
  const may = managed.reservations.get(id);
  return (
    <div className={styles.acts}>
      {may?.renew === null && (
        <details>
          <summary>{t('renew.title')}</summary>
          <ReasonForm
            action={renewReservationAction.bind(null, slug)}
            id={id}
            send={t('renew.send')}
          />
        </details>
      )}
      {may?.end === null && (
        <details>
          <summary>{t('end.title')}</summary>
          <ReasonForm action={endReservationAction.bind(null, slug)} id={id} send={t('end.send')} />
        </details>
      )}
    </div>
  );
}

async function SetMember({ slug }: { readonly slug: string }) {
  const t = await getTranslations('namespaces');
  return (
    <Section id="members" title={t('members.title')}>
      <p className={styles.note}>{t('members.text')}</p>
      <ReasonForm
        action={setMemberAction.bind(null, slug)}
        fields={
          <>
            <label>
              {t('members.handle')}
              <input autoComplete="off" dir="ltr" name="handle" required type="text" />
            </label>
            <label>
              {t('members.role')}
              <select name="role">
                {[...NAMESPACE_ROLES].reverse().map((role) => (
                  <option key={role} value={role}>
                    {t(`roles.${role}`)}
                  </option>
                ))}
                <option value="none">{t('members.none')}</option>
              </select>
            </label>
          </>
        }
        send={t('members.send')}
      />
    </Section>
  );
}

interface ReasonFormProps {
  readonly action: (form: FormData) => Promise<void>;
  readonly id?: number;
  readonly fields?: ReactNode;
  readonly send?: string;
  /** Buttons in the place of the one. */
  readonly children?: ReactNode;
}

/** An act with its reason. Needs no scripts. */
async function ReasonForm({ action, id, fields, send, children }: ReasonFormProps) {
  const [t, locale] = await Promise.all([getTranslations('namespaces'), currentLocale()]);
  return (
    <form action={action} className={styles.form}>
      <HiddenFields values={{ locale, ...(id === undefined ? {} : { id: String(id) }) }} />
      {fields}
      <label>
        {t('reason')}
        <textarea dir="auto" maxLength={NAMESPACE_BOUNDS.reason} name="reason" required rows={2} />
      </label>
      <p>
        {children ?? (
          <button className={buttonClass()} type="submit">
            {send}
          </button>
        )}
      </p>
    </form>
  );
}
