import { getTranslations } from 'next-intl/server';
import type { WordChange } from '@/lib/iana/rules/word-diff';
import styles from './words.module.css';

/** A text with what left it struck out and what came underlined: told by line as well as by colour. */
export async function Words({ words }: { readonly words: readonly WordChange[] }) {
  const t = await getTranslations('registry');
  return (
    <bdi className={styles.diff} dir="ltr" lang="en">
      {words.map(({ state, text }, index) => {
        if (state === 'same') return text;
        const Tag = state === 'gone' ? 'del' : 'ins';
        return (
          <Tag key={index}>
            <span className="visually-hidden">{t(`release.words.${state}`)} </span>
            {text}
          </Tag>
        );
      })}
    </bdi>
  );
}
