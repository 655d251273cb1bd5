import { getTranslations } from 'next-intl/server';
import { CopyButton } from '@/components/ui/copy-button';
import { Tabs } from '@/components/ui/tabs';
import type { CheckCommand, System } from '@/lib/port-page/check-commands';
import { checkCommands, checkedTransports, SYSTEMS } from '@/lib/port-page/check-commands';
import type { PortPage } from '@/lib/port-page/page-model';
import { RANGES } from '@/lib/ports/types';
import styles from './check-section.module.css';

const PREFIX = 'check';

/** How to see what listens on the port, by system. Without scripts all systems are shown. */
export async function CheckSection({ page }: { readonly page: PortPage }) {
  const t = await getTranslations('check');
  // Nothing can listen on port 0: asking for it means any free port.
  if (page.port === 0) return null;
  const commands = checkCommands(page.port, checkedTransports(page));
  const tabs = SYSTEMS.map((id) => ({ id, label: t(`systems.${id}`) }));
  return (
    <section aria-labelledby="check" className={styles.check}>
      <h2 id="check">{t('title', { port: String(page.port) })}</h2>
      <Tabs label={t('tabs')} prefix={PREFIX} store="system" tabs={tabs} />
      {SYSTEMS.map((system) => (
        <Panel commands={commands[system]} key={system} port={page.port} system={system} />
      ))}
    </section>
  );
}

interface PanelProps {
  readonly system: System;
  readonly port: number;
  readonly commands: readonly CheckCommand[];
}

async function Panel({ system, port, commands }: PanelProps) {
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
      <ul className={styles.commands}>
        {commands.map((command) => (
          <Command command={command} key={command.command} port={port} />
        ))}
      </ul>
      <p className={styles.hint}>{t(`hints.${system}`)}</p>
      {privileged && system !== 'remote' && (
        <p className={styles.hint}>{t(`privileged.${system}`)}</p>
      )}
    </div>
  );
}

async function Command({
  command,
  port,
}: {
  readonly command: CheckCommand;
  readonly port: number;
}) {
  const t = await getTranslations('check');
  const asks = t(`asks.${command.asks}`, { transport: command.transport.toUpperCase() });
  return (
    <li>
      <span className={styles.asks}># {asks}</span>
      <span className={styles.line}>
        <code dir="ltr">{highlighted(command.command, String(port))}</code>
        <CopyButton
          labels={{
            copy: t('copy'),
            copied: t('copied'),
            name: t('copyName', { command: command.command }),
          }}
          text={command.command}
        />
      </span>
    </li>
  );
}

/** The command with the port itself set off. */
function highlighted(command: string, port: string) {
  const at = command.search(new RegExp(`(?<!\\d)${port}(?!\\d)`));
  if (at < 0) return command;
  return (
    <>
      {command.slice(0, at)}
      <b>{port}</b>
      {command.slice(at + port.length)}
    </>
  );
}
