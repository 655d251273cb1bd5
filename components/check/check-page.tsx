import { getTranslations } from 'next-intl/server';
import { CopyLines } from '@/components/ui/copy-lines';
import { currentLocale } from '@/lib/i18n/current';
import styles from './check.module.css';
import { CheckTool } from './check-tool';

/** How each system prints what listens, with the programs. */
const WAYS = [
  { system: 'linux', command: 'sudo ss -tulpn' },
  { system: 'macos', command: 'sudo lsof -nP -i' },
  { system: 'windows', command: 'netstat -abno' },
  { system: 'docker', command: 'docker ps' },
  { system: 'remote', command: 'nmap -p- HOST' },
] as const;

/** The field for a paste, and how to get one. The part that reads comes when something is pasted. */
export async function CheckPage() {
  const [t, check, locale] = await Promise.all([
    getTranslations('checkPaste'),
    getTranslations('check'),
    currentLocale(),
  ]);
  return (
    <>
      <p className={`${styles.note} ${styles.noScript}`}>{t('noScript')}</p>
      <CheckTool
        labels={{
          label: t('label'),
          hint: t('hint'),
          private: t('private'),
          example: t('example'),
          clear: t('clear'),
          loading: t('loading'),
        }}
        locale={locale}
      />
      <section aria-labelledby="commands" className={styles.commands}>
        <h2 id="commands">{t('commands')}</h2>
        <CopyLines
          labels={{
            copy: check('copy'),
            copied: check('copied'),
            name: check('copyName', { command: '{text}' }),
          }}
        >
          <ul className={styles.ways}>
            {WAYS.map(({ system, command }) => (
              <li key={system}>
                <span>{check(`systems.${system}`)}</span>
                <span className={styles.line}>
                  <code dir="ltr">{command}</code>
                </span>
              </li>
            ))}
          </ul>
        </CopyLines>
      </section>
    </>
  );
}
