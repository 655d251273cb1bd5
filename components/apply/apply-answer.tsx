import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/browse/page-head';
import { CopyLines } from '@/components/ui/copy-lines';
import { LocaleLink } from '@/components/ui/locale-link';
import type { Collisions } from '@/lib/apply/loaders';
import { type Advice, ADVICE, adviceFor, type Verdict } from '@/lib/apply/rules/advice';
import { applicationText } from '@/lib/apply/rules/application';
import { lifeOf, STEPS } from '@/lib/apply/rules/life';
import { isPortTaken } from '@/lib/apply/rules/taken';
import type { ApplyQuery } from '@/lib/apply/schema';
import { currentLocale } from '@/lib/i18n/current';
import { pickPath } from '@/lib/pick/routes';
import type { PortPage } from '@/lib/port-page/page-model';
import { portSentence, type SentenceTranslator } from '@/lib/port-page/sentence-text';
import { portPath, servicePath } from '@/lib/ports/routes';
import styles from './apply.module.css';

interface ApplyAnswerProps {
  readonly query: ApplyQuery;
  readonly collisions: Collisions;
  /** The site's own address: the application names pages of it. */
  readonly origin: string;
}

const FORM = 'https://www.iana.org/form/ports-services';

/** Verdicts after which there is nothing to send to IANA. */
const NOTHING_TO_SEND: readonly Verdict[] = ['unanswered', 'dynamic', 'http', 'configured'];

/** What an application would come to and why, what is there already, and the application as text. */
export async function ApplyAnswer({ query, collisions, origin }: ApplyAnswerProps) {
  const t = await getTranslations('apply');
  const { verdict, advice } = adviceFor(query, {
    name: collisions.taken !== null,
    port: collisions.port !== null && isPortTaken(collisions.port, query.transport),
  });
  return (
    <div className={styles.answer} id="answer">
      <Section title={t('verdict.title')}>
        <p className={styles.verdict}>{t(`verdict.${verdict}`)}</p>
        {verdict === 'dynamic' || verdict === 'configured' ? (
          <p>
            <LocaleLink href={pickPath({ range: 'dynamic' })}>{t('pick')}</LocaleLink>
          </p>
        ) : null}
        <ul className={styles.advice}>
          {advice.map((one) => (
            <AdviceItem advice={one} key={one} />
          ))}
        </ul>
      </Section>
      {(query.name !== undefined || collisions.port !== null) && (
        <Section title={t('there.title')}>
          <NameThere collisions={collisions} name={query.name} />
          {collisions.port !== null && <PortThere page={collisions.port} />}
        </Section>
      )}
      {!NOTHING_TO_SEND.includes(verdict) && (
        <Application
          nameOnly={verdict === 'service-name'}
          origin={origin}
          page={collisions.port}
          query={query}
        />
      )}
    </div>
  );
}

async function AdviceItem({ advice }: { readonly advice: Advice }) {
  const t = await getTranslations('apply');
  const { rfc, section } = ADVICE[advice];
  return (
    <li>
      {t(`advice.${advice}`)}{' '}
      <a href={`https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`}>
        {t('section', { rfc: String(rfc), section })}
      </a>
    </li>
  );
}

/** Who has the name, and what is called alike. */
async function NameThere({
  name,
  collisions,
}: { readonly name: string | undefined } & Pick<ApplyAnswerProps, 'collisions'>) {
  const t = await getTranslations('apply');
  const { taken, alike } = collisions;
  if (name === undefined) return null;
  const shown = () => <bdi dir="ltr">{taken ?? name}</bdi>;
  return (
    <>
      <p>
        {taken === null
          ? t.rich('there.free', { name: shown })
          : t.rich('there.taken', {
              name: () => <LocaleLink href={servicePath(taken)}>{shown()}</LocaleLink>,
            })}
      </p>
      {alike.length > 0 && (
        <p>
          {t('there.alike')}{' '}
          {alike.map(({ url, title }, at) => (
            <span key={url}>
              {at > 0 && ', '}
              <a href={url}>
                <bdi>{title}</bdi>
              </a>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** What is said of the port, and how far it has come. */
async function PortThere({ page }: { readonly page: PortPage }) {
  const [t, sentence, locale] = await Promise.all([
    getTranslations('apply'),
    getTranslations('sentence'),
    currentLocale(),
  ]);
  const life = lifeOf({
    reserved: page.reserved.length > 0,
    assigned: page.services.some(({ kind }) => kind === 'assigned'),
    grades: page.reports.map(({ grade }) => grade),
  });
  return (
    <>
      <p>
        <LocaleLink href={portPath(page.port)}>
          {t('there.port', { port: String(page.port) })}
        </LocaleLink>{' '}
        {portSentence(page, sentence as SentenceTranslator, locale)}
      </p>
      <ol aria-label={t('life.label', { port: String(page.port) })} className={styles.life}>
        {STEPS.map((step) => (
          <li data-state={life[step]} key={step}>
            <strong>{t(`life.steps.${step}`)}</strong>
            <span>{t(`life.states.${life[step]}`)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

interface ApplicationProps {
  readonly query: ApplyQuery;
  readonly nameOnly: boolean;
  readonly page: PortPage | null;
  readonly origin: string;
}

/** The fields to copy, in English, and where they are sent. */
async function Application({ query, nameOnly, page, origin }: ApplicationProps) {
  const t = await getTranslations('apply');
  const uses = (page?.reports ?? [])
    .filter(({ grade }) => grade !== 'refuted')
    .map(({ software, transports }) => ({
      name: software.name,
      transports: transports.map((transport) => transport.toUpperCase()),
      url: origin + portPath(page?.port ?? 0),
    }));
  return (
    <Section title={t('application.title')}>
      <p>{t.rich('application.lead', { form: (chunks) => <a href={FORM}>{chunks}</a> })}</p>
      <CopyLines
        labels={{
          copy: t('application.copy'),
          copied: t('application.copied'),
          name: t('application.copy'),
        }}
      >
        <div className={styles.text}>
          <code dir="ltr" lang="en">
            {applicationText(query, { nameOnly, uses })}
          </code>
        </div>
      </CopyLines>
    </Section>
  );
}
