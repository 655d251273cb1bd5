import { getTranslations } from 'next-intl/server';
import type { PortPage } from '@/lib/port-page/page-model';
import type { SentenceTranslator } from '@/lib/port-page/sentence-text';
import { sentenceParts } from '@/lib/port-page/sentence-text';
import styles from './sentence.module.css';

/** The one sentence that answers the page's question, names in the colours of their worlds. */
export async function Sentence({ page }: { readonly page: PortPage }) {
  const t = await getTranslations('sentence');
  const parts = sentenceParts(page, t as SentenceTranslator);
  return (
    <p className={styles.lede}>
      {parts.map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <bdi
            className={part.kind === 'aside' ? undefined : styles[part.kind]}
            dir="ltr"
            key={index}
          >
            {part.text}
          </bdi>
        ),
      )}
    </p>
  );
}
