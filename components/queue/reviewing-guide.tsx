import { MarkdownText } from '@/components/articles/markdown';
import { LANGUAGES, type Locale } from '@/lib/i18n/locales';
import styles from './reviewing-guide.module.css';

interface ReviewingGuideProps {
  readonly text: string;
  /** The language that it is written in. */
  readonly language: Locale;
}

/** `docs/reviewing.md` or a translation of it; the page has its title already. */
export function ReviewingGuide({ text, language }: ReviewingGuideProps) {
  return (
    <div className={styles.guide} dir={LANGUAGES[language].direction} lang={language}>
      <MarkdownText anchors="guide" text={text.replace(/^# .*\n/, '')} />
    </div>
  );
}
