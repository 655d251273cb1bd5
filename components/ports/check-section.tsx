import { getTranslations } from 'next-intl/server';
import { WhoBoxTrigger } from '@/components/check/who-box-trigger';
import { CopyLines } from '@/components/ui/copy-lines';
import { LocaleLink } from '@/components/ui/locale-link';
import { Permalink } from '@/components/ui/permalink';
import { Tabs } from '@/components/ui/tabs';
import { currentLocale } from '@/lib/i18n/current';
import { pickPath } from '@/lib/pick/routes';
import { freeNeighbour } from '@/lib/pick/rules/neighbour';
import type { CheckCommand, StopCommand, System } from '@/lib/port-page/check-commands';
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
import { CommandList } from './command-list';
import { MoveLine } from './move-line';

const PREFIX = 'check';

/** How to see what listens on the port and how to stop it, by system. Without scripts all systems are shown. */
export async function CheckSection({ page }: { readonly page: PortPage }) {
  const [t, paste, locale] = await Promise.all([
    getTranslations('check'),
    getTranslations('checkPaste'),
    currentLocale(),
  ]);
  // Nothing can listen on port 0: asking for it means any free port.
  if (page.port === 0) return null;
  const transports = checkedTransports(page);
  const commands = checkCommands(page.port, transports);
  const stops = stopCommands(page.port, transports);
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
        {SYSTEMS.map((system) => (
          <Panel
            commands={commands[system]}
            key={system}
            port={page.port}
            stops={stops[system]}
            system={system}
          />
        ))}
      </CopyLines>
      <WhoBoxTrigger label={paste('box.open')} locale={locale} port={page.port} />
      <FreeNeighbour page={page} />
    </section>
  );
}

/** Where to go when somebody holds the port: the next free number, from what the page knows already, and more. */
async function FreeNeighbour({ page }: { readonly page: PortPage }) {
  if (page.status !== 'assigned' && page.reports.length === 0) return null;
  const t = await getTranslations('pick');
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

interface PanelProps {
  readonly system: System;
  readonly port: number;
  readonly commands: readonly CheckCommand[];
  readonly stops: readonly StopCommand[];
}

async function Panel({ system, port, commands, stops }: PanelProps) {
  const t = await getTranslations('check');
  const privileged = port <= RANGES.system.end;
  return (
    <div
      aria-labelledby={`${PREFIX}-tab-${system}`}
      className={styles.panel}
      data-system={system}
      id={`${PREFIX}-${system}`}
      role="tabpanel"
    >
      <h3>{t(`systems.${system}`)}</h3>
      <div className={styles.ways}>
        <CommandList
          lines={commands.map(({ asks, transport, command }) => ({
            text: t(`asks.${asks}`, { transport: transport.toUpperCase() }),
            command,
          }))}
        />
        {stops.length > 0 && (
          <CommandList
            label={t('stop')}
            lines={stops.map(({ does, transport, command }) => ({
              text: t(`stops.${does}`, { transport: transport.toUpperCase() }),
              command,
            }))}
          />
        )}
      </div>
      <p className={styles.hint}>{t(`hints.${system}`)}</p>
      {privileged && system !== 'remote' && system !== 'docker' && (
        <p className={styles.hint}>{t(`privileged.${system}`)}</p>
      )}
    </div>
  );
}
