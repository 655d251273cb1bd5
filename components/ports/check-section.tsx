import { useTranslations } from 'next-intl';
import { use } from 'react';
import { WhoBoxTrigger } from '@/components/check/who-box-trigger';
import { CopyLines } from '@/components/ui/copy-lines';
import { LocaleLink } from '@/components/ui/locale-link';
import { Permalink } from '@/components/ui/permalink';
import { Tabs } from '@/components/ui/tabs';
import { currentLocale } from '@/lib/i18n/current';
import { pickPath } from '@/lib/pick/routes';
import { freeNeighbour } from '@/lib/pick/rules/neighbour';
import {
  checkCommands,
  checkedTransports,
  stopCommands,
  SYSTEMS,
} from '@/lib/port-page/check-commands';
import type { PortPage } from '@/lib/port-page/page-model';
import { portPath } from '@/lib/ports/routes';
import { RANGES } from '@/lib/ports/types';
import styles from './check-section.module.css';
import { type CheckPanel, CheckPanels } from './check-panels';
import { MoveLine } from './move-line';

const PREFIX = 'check';

/** What stands above some forty commands is the same on every page: by language, words and transport. */
const SAID = new Map<string, string>();

/** How to see what listens on the port and how to stop it, by system. Without scripts all systems are shown. */
export function CheckSection({ page }: { readonly page: PortPage }) {
  const t = useTranslations('check');
  const paste = useTranslations('checkPaste');
  const locale = use(currentLocale());
  // Nothing can listen on port 0: asking for it means any free port.
  if (page.port === 0) return null;
  const transports = checkedTransports(page);
  const commands = checkCommands(page.port, transports);
  const stops = stopCommands(page.port, transports);
  const once = (what: string, say: () => string) => {
    const name = `${locale} ${what}`;
    const text = SAID.get(name) ?? say();
    SAID.set(name, text);
    return text;
  };
  const panels = SYSTEMS.map((system): CheckPanel => {
    const stop = stops[system].map(
      ({ does, transport, command }) =>
        [
          once(`stops ${does} ${transport}`, () =>
            t(`stops.${does}`, { transport: transport.toUpperCase() }),
          ),
          command,
        ] as const,
    );
    return {
      system,
      title: t(`systems.${system}`),
      ways: [
        {
          lines: commands[system].map(({ asks, transport, command }) => [
            once(`asks ${asks} ${transport}`, () =>
              t(`asks.${asks}`, { transport: transport.toUpperCase() }),
            ),
            command,
          ]),
        },
        ...(stop.length > 0 ? [{ label: t('stop'), lines: stop }] : []),
      ],
      hints: [
        t(`hints.${system}`),
        ...(page.port <= RANGES.system.end && system !== 'remote' && system !== 'docker'
          ? [t(`privileged.${system}`)]
          : []),
      ],
    };
  });
  const tabs = SYSTEMS.map((id) => ({ id, label: t(`systems.${id}`) }));
  return (
    <section aria-labelledby="check" className={styles.check}>
      <h2 id="check">
        <Permalink id="check">{t('title', { port: String(page.port) })}</Permalink>
      </h2>
      <MoveLine page={page} />
      <Tabs label={t('tabs')} prefix={PREFIX} store="system" tabs={tabs} />
      <CopyLines
        labels={{
          copy: t('copy'),
          copied: t('copied'),
          name: t('copyName', { command: '{text}' }),
        }}
      >
        <CheckPanels panels={panels} prefix={PREFIX} />
      </CopyLines>
      <WhoBoxTrigger label={paste('box.open')} locale={locale} port={page.port} />
      <FreeNeighbour page={page} />
    </section>
  );
}

/** Where to go when somebody holds the port: the next free number, from what the page knows already, and more. */
function FreeNeighbour({ page }: { readonly page: PortPage }) {
  const t = useTranslations('pick');
  if (page.status !== 'assigned' && page.reports.length === 0) return null;
  const free = freeNeighbour(page.port, page.neighbours);
  return (
    <p className={styles.free}>
      {free !== null && (
        <span>
          {t.rich('neighbour', {
            link: () => <LocaleLink href={portPath(free)}>{free}</LocaleLink>,
          })}
        </span>
      )}{' '}
      <LocaleLink href={pickPath({ near: page.port })}>
        {t('port', { port: String(page.port) })}
      </LocaleLink>
    </p>
  );
}
