import { getTranslations } from 'next-intl/server';
import { EmptyList } from '@/components/browse/empty-list';
import { PageHead, Section } from '@/components/browse/page-head';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { FlagButton } from '@/components/flags/flag-button';
import { ButtonLink } from '@/components/ui/button';
import { currentLocale } from '@/lib/i18n/current';
import { endedAnswer, NAMESPACES_PATH, namespaceManagePath } from '@/lib/namespaces/routes';
import type { NamespaceView, ReservationView } from '@/lib/namespaces/schema';
import { Ranges } from './namespace-list';
import styles from './namespaces.module.css';
import { ReservationItem } from './reservation-item';

interface NamespacePageProps {
  readonly namespace: NamespaceView;
  readonly reservations: {
    readonly lasting: readonly ReservationView[];
    /** The newest, and how many there are. */
    readonly ended: { readonly items: readonly ReservationView[]; readonly count: number };
  };
}

/** A namespace: what it coordinates, who speaks for it, what is reserved and what was. */
export async function NamespacePage({ namespace, reservations }: NamespacePageProps) {
  const [t, edits, locale] = await Promise.all([
    getTranslations('namespaces'),
    getTranslations('edits'),
    currentLocale(),
  ]);
  const { slug, name, purpose, state } = namespace;
  const { lasting, ended } = reservations;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: NAMESPACES_PATH, label: t('title') }]}
        crumbsLabel={t('crumbs')}
        lead={<bdi>{purpose}</bdi>}
        title={<bdi>{name}</bdi>}
      />
      <NamespaceFacts namespace={namespace} />
      <div className={styles.actions}>
        {(state === 'asked' || state === 'active') && (
          <ButtonLink href={namespaceManagePath(slug)}>{t('manage.link')}</ButtonLink>
        )}
        <FlagButton
          label={edits('flag.button')}
          locale={locale}
          subject={{ type: 'namespace', id: slug }}
        />
      </div>
      <Section id="reservations" title={t('reservations')}>
        <p className={styles.note}>{t('note')}</p>
        {lasting.length === 0 ? (
          <EmptyList title={t('nothingReserved')} />
        ) : (
          <ul className={styles.list}>
            {lasting.map((one) => (
              <ReservationItem key={one.id} reservation={one} />
            ))}
          </ul>
        )}
      </Section>
      {ended.count > 0 && (
        <Section id="ended" title={t('endedTitle')}>
          {ended.count > ended.items.length && (
            <p className={styles.note}>
              {t.rich('endedMore', {
                ...{ shown: ended.items.length, count: ended.count },
                a: (chunks) => <a href={endedAnswer(slug)}>{chunks}</a>,
              })}
            </p>
          )}
          <ul className={styles.list}>
            {ended.items.map((one) => (
              <ReservationItem key={one.id} reservation={one} />
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

/** Its state with the reason, its ports, its sources and members. */
export async function NamespaceFacts({ namespace }: { readonly namespace: NamespaceView }) {
  const t = await getTranslations('namespaces');
  const { homepage, proof, state, ranges, members, askedBy, askedAt, decided, closed } = namespace;
  return (
    <dl className={styles.facts}>
      <dt>{t('facts.ports')}</dt>
      <dd>
        <Ranges ranges={ranges} />
      </dd>
      <dt>{t('facts.state')}</dt>
      <dd>
        {t(`states.${state}`)} ·{' '}
        {t.rich('askedBy', {
          who: () => <Person handle={askedBy} />,
          date: () => <Moment at={askedAt} />,
        })}
        {decided !== null && (
          <Decision {...decided} word={state === 'refused' ? 'refused' : 'accepted'} />
        )}
        {closed !== null && <Decision {...closed} word="closed" />}
      </dd>
      <dt>{t('facts.members')}</dt>
      <dd>
        {members.length === 0
          ? t('noMembers')
          : members.map(({ handle, role }) => (
              <span key={handle}>
                <Person handle={handle} /> ({t(`roles.${role}`)}){' '}
              </span>
            ))}
      </dd>
      <dt>{t('facts.sources')}</dt>
      <dd>
        <Source address={homepage} /> · {t('facts.proof')}: <Source address={proof} />
      </dd>
    </dl>
  );
}

function Source({ address }: { readonly address: string }) {
  return (
    <a dir="ltr" href={address} rel="nofollow noopener ugc">
      {address}
    </a>
  );
}

interface DecisionProps {
  readonly word: 'accepted' | 'refused' | 'closed';
  readonly at: string;
  readonly by: string | null;
  readonly reason: string;
}

async function Decision({ word, at, by, reason }: DecisionProps) {
  const t = await getTranslations('namespaces');
  return (
    <>
      {' '}
      ·{' '}
      {t.rich(`decided.${word}`, {
        who: () => <Person handle={by} />,
        date: () => <Moment at={at} />,
      })}
      : <bdi>{reason}</bdi>
    </>
  );
}
