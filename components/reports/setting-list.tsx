import { useTranslations } from 'next-intl';
import { CopyButton } from '@/components/ui/copy-button';
import { needsKey } from '@/lib/reports/rules/settings';
import type { SettingView } from '@/lib/reports/types';
import styles from './setting-list.module.css';

interface SettingListProps {
  readonly settings: readonly SettingView[];
  /** A preview has nothing to copy yet. */
  readonly copyable: boolean;
}

/** How the software is given another port: a line to copy for each way. Nothing where none is known. */
export function SettingList({ settings, copyable }: SettingListProps) {
  const t = useTranslations('practice');
  if (settings.length === 0) return null;
  return (
    <div className={styles.settings}>
      <h4>{t('settings.title')}</h4>
      <ul>
        {settings.map(({ kind, key, example }) => (
          <li key={key}>
            <span className={styles.where}>
              {t(`settings.kinds.${kind}`)}
              {needsKey({ key, example }) && (
                <>
                  {' '}
                  <code dir="ltr">{key}</code>
                </>
              )}
            </span>
            <span className={styles.line}>
              <code dir="ltr">{example}</code>
              {copyable && <CopyLine text={example} />}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function CopyLine({ text }: { readonly text: string }) {
  const [t, check] = [useTranslations('practice'), useTranslations('check')];
  return (
    <CopyButton
      labels={{
        copy: check('copy'),
        copied: check('copied'),
        name: t('settings.copyName', { text }),
      }}
      text={text}
    />
  );
}
