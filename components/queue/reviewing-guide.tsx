import { MarkdownText } from '@/components/articles/markdown';
import styles from './reviewing-guide.module.css';

/** `docs/reviewing.md`, which is written in English; the page has its title already. */
export function ReviewingGuide({ text }: { readonly text: string }) {
  return (
    <div className={styles.guide} dir="ltr" lang="en">
      <MarkdownText anchors="guide" text={text.replace(/^# .*\n/, '')} />
    </div>
  );
}
