import { useTranslations } from 'next-intl';
import { CopyButton } from '@/components/ui/copy-button';
import styles from './check.module.css';

/** Lines to copy, each with its button, under a few words. */
export function CommandLines({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: readonly string[];
}) {
  const t = useTranslations('check');
  return (
    <>
      <p>{title}</p>
      <ul className={styles.plain}>
        {[...new Set(lines)].map((line) => (
          <li className={styles.line} key={line}>
            <code dir="ltr">{line}</code>
            <CopyButton
              labels={{
                copy: t('copy'),
                copied: t('copied'),
                name: t('copyName', { command: line }),
              }}
              text={line}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
