import { getTranslations } from 'next-intl/server';
import { articleQuestions } from '@/components/articles/article-questions';
import { MarkdownText } from '@/components/articles/markdown';
import { listText } from '@/components/ui/list-text';
import type { ArticleView } from '@/lib/articles/types';
import { currentLocale } from '@/lib/i18n/current';
import { directionOf, isLocale } from '@/lib/i18n/locales';
import type { PortPage } from '@/lib/port-page/page-model';
import type { GeneratedQuestion } from '@/lib/port-page/questions';
import { generatedQuestions } from '@/lib/port-page/questions';
import { FaqData } from './faq-data';
import styles from './questions-section.module.css';

interface QuestionsSectionProps {
  readonly page: PortPage;
  readonly article: ArticleView | null;
}

/** Questions people ask about the port: those of its article, and those its data answers. */
export async function QuestionsSection({ page, article }: QuestionsSectionProps) {
  const [t, locale] = await Promise.all([getTranslations('port'), currentLocale()]);
  const written = article === null ? [] : articleQuestions(article.questions);
  const generated = generatedQuestions(page).map((question) => {
    const values = questionValues(question, (items) => listText(items, locale));
    return {
      question: t(`questions.${question.key}.question`, values),
      answer: t(`questions.${question.key}.answer`, values),
    };
  });
  if (written.length + generated.length === 0) return null;
  const language = article?.locale ?? locale;
  const own = article === null || article.locale === locale;
  return (
    <section aria-labelledby="questions" className={styles.questions}>
      <h2 id="questions">{t('questions.title')}</h2>
      {written.map(({ question, answer }) => (
        <div
          className={styles.one}
          dir={isLocale(language) ? directionOf(language) : 'ltr'}
          key={question}
          lang={language}
        >
          <h3>
            <MarkdownText inline text={question} />
          </h3>
          <MarkdownText
            citations={{ label: t('article.source'), backlinks: false }}
            headings="h4"
            text={answer}
          />
        </div>
      ))}
      {generated.map(({ question, answer }) => (
        <div className={styles.one} key={question}>
          <h3>{question}</h3>
          <p>{answer}</p>
        </div>
      ))}
      <FaqData items={own ? [...written, ...generated] : generated} />
    </section>
  );
}

function questionValues(question: GeneratedQuestion, list: (items: readonly string[]) => string) {
  const { port, names, transports, software, softwareTransports } = question;
  const upper = (items: readonly string[]) => list(items.map((item) => item.toUpperCase()));
  return {
    port: String(port),
    names: list(names),
    nameCount: names.length,
    transports: upper(transports),
    software: list(software),
    softwareCount: software.length,
    softwareTransports: upper(softwareTransports),
  };
}
