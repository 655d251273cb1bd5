import { useTranslations } from 'next-intl';
import { use } from 'react';
import { WatchSlot } from '@/components/notifications/watch-slot';
import { Chip, Chips } from '@/components/ui/chip';
import { listText } from '@/components/ui/formats';
import { LocaleLink } from '@/components/ui/locale-link';
import { currentLocale } from '@/lib/i18n/current';
import { nameDirection } from '@/lib/i18n/locales';
import type { PortPage, TransportAnswer } from '@/lib/port-page/page-model';
import { sentenceParts, type SentenceTranslator } from '@/lib/port-page/sentence-text';
import { portPath, PORTS_PATH, rangePath } from '@/lib/ports/routes';
import styles from './port-hero.module.css';
import { portFacts } from '@/lib/ports/rules/facts';
import type { Port } from '@/lib/ports/types';

/** The head of a port page: where it lies, the number, the answer. */
export function PortHero({ page }: { readonly page: PortPage }) {
  const t = useTranslations('port');
  const { name, start, end } = page.range;
  return (
    <div className="wrap">
      <nav aria-label={t('crumb.label')} className={styles.crumb}>
        <ol>
          <li>
            <LocaleLink href={PORTS_PATH}>{t('crumb.ports')}</LocaleLink>
          </li>
          <li>
            <LocaleLink href={rangePath(name)}>
              {t(`range.${name}`)}{' '}
              <bdi dir="ltr">
                {start}–{end}
              </bdi>
            </LocaleLink>
          </li>
          <li aria-current="page">{page.port}</li>
        </ol>
      </nav>
      <div className={styles.hero}>
        <h1 className={styles.number}>
          <span className="visually-hidden">{t('number')} </span>
          {page.port}
        </h1>
        <div className={styles.answer}>
          <Sentence page={page} />
          <div className={styles.facts}>
            <TransportChips answers={page.transports} />
            <FactChips port={page.port} />
            <WatchSlot
              page={portPath(page.port)}
              subject={{ portStart: page.port, portEnd: page.port }}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

/** The one sentence that answers the page's question, names in the colours of their worlds. */
function Sentence({ page }: { readonly page: PortPage }) {
  const t = useTranslations('sentence');
  const locale = use(currentLocale());
  const parts = sentenceParts(page, t as SentenceTranslator, locale);
  return (
    <p className={styles.lede}>
      {parts.map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <bdi
            className={styles[part.kind]}
            dir={nameDirection(part.text)}
            key={index}
            lang={part.kind === 'english' ? 'en' : undefined}
          >
            {part.text}
          </bdi>
        ),
      )}
    </p>
  );
}

/** What the port is on each transport. SCTP and DCCP are shown only where somebody has a name there. */
function TransportChips({ answers }: { readonly answers: readonly TransportAnswer[] }) {
  const t = useTranslations('port');
  const locale = use(currentLocale());
  const shown = answers.filter(
    ({ transport, status }) => transport === 'tcp' || transport === 'udp' || status === 'assigned',
  );
  return (
    <Chips>
      {shown.map((answer) => {
        const reason = t(
          `reason.${answer.reason.code}`,
          reasonValues(answer, (names) => listText(names, locale)),
        );
        return (
          <Chip
            key={answer.transport}
            title={reason}
            tone={answer.status === 'assigned' ? 'official' : 'quiet'}
          >
            <span>
              {t(`transport.${answer.status}`, { transport: answer.transport.toUpperCase() })}
            </span>
            <span className="visually-hidden">({reason})</span>
          </Chip>
        );
      })}
    </Chips>
  );
}

/** What systems and browsers do with the number; what is usual stays unsaid. */
function FactChips({ port }: { readonly port: Port }) {
  const t = useTranslations('port');
  const locale = use(currentLocale());
  const { browserBlocked, ephemeral, nodePort, privileged } = portFacts(port);
  const systems = listText(
    ephemeral.map((system) => t(`questions.systems.${system}`)),
    locale,
  );
  const facts = [
    browserBlocked ? t('facts.browserBlocked') : '',
    privileged ? t('facts.privileged') : '',
    nodePort ? t('facts.nodePort') : '',
    systems === '' ? '' : t('facts.ephemeral', { systems }),
  ].filter((fact) => fact !== '');
  if (facts.length === 0) return null;
  return (
    <Chips>
      {facts.map((fact) => (
        <Chip key={fact}>{fact}</Chip>
      ))}
    </Chips>
  );
}

function reasonValues({ reason }: TransportAnswer, list: (names: readonly string[]) => string) {
  const names = 'names' in reason ? list(reason.names) : '';
  if (!('start' in reason)) return { names, wide: 'no', span: '', taken: 'no' };
  return {
    names,
    wide: reason.start === reason.end ? 'no' : 'yes',
    span: `${reason.start}–${reason.end}`,
    taken: 'deassigned' in reason && reason.deassigned ? 'yes' : 'no',
  };
}
