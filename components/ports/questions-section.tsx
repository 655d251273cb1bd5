import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { use } from 'react';
import {
  type ArticleQuestion,
  articleQuestions,
  MarkdownText,
  mentionsBefore,
  plainText,
} from '@/components/articles/markdown';
import { listText } from '@/components/ui/formats';
import { Permalink } from '@/components/ui/permalink';
import type { ArticleView } from '@/lib/articles/types';
import { currentLocale } from '@/lib/i18n/current';
import { isLocale, languageName, LANGUAGES } from '@/lib/i18n/locales';
import type { PortPage } from '@/lib/port-page/page-model';
import type { GeneratedQuestion, OnTransports } from '@/lib/port-page/questions';
import { generatedQuestions, notAnsweredBy } from '@/lib/port-page/questions';
import styles from './questions-section.module.css';

interface QuestionsSectionProps {
  readonly page: PortPage;
  readonly article: ArticleView | null;
}

/** Questions people ask about the port: those of its article, and those its data answers. No two ask the same. */
export function QuestionsSection({ page, article }: QuestionsSectionProps) {
  const t = useTranslations('port');
  const locale = use(currentLocale());
  const written = article === null ? [] : articleQuestions(article.questions);
  const own = article === null || article.locale === locale;
  const asked = own ? written.map(({ question }) => question) : [];
  const generated = notAnsweredBy(generatedQuestions(page), asked).map((question) => {
    const values = questionValues(question, (items) => listText(items, locale), t);
    return {
      question: t(`questions.${question.key}.question`, values),
      answer: t(`questions.${question.key}.answer`, values),
    };
  });
  if (written.length + generated.length === 0) return null;
  return (
    <section aria-labelledby="questions" className={styles.questions}>
      <h2 id="questions">
        <Permalink id="questions">{t('questions.title')}</Permalink>
      </h2>
      {own && article !== null && <WrittenQuestions article={article} questions={written} />}
      {generated.map(({ question, answer }) => (
        <div className={styles.one} key={question}>
          <h3>{question}</h3>
          <p>{answer}</p>
        </div>
      ))}
      {!own && written.length > 0 && (
        <details className={styles.foreign}>
          <summary>
            {t('questions.foreign', { language: languageName(article.locale, locale) })}
          </summary>
          <WrittenQuestions article={article} questions={written} />
        </details>
      )}
      <FaqData items={own ? [...written, ...generated] : generated} language={locale} />
    </section>
  );
}

/** The questions of an article, in its language. */
function WrittenQuestions({
  questions,
  article,
}: {
  readonly questions: readonly ArticleQuestion[];
  readonly article: ArticleView;
}) {
  const t = useTranslations('port');
  const { locale: language, body } = article;
  return mentionsBefore(body, questions).map(({ text: { question, answer }, before }) => (
    <div
      className={styles.one}
      dir={isLocale(language) ? LANGUAGES[language].direction : 'ltr'}
      key={question}
      lang={language}
    >
      <h3>
        <MarkdownText inline text={question} />
      </h3>
      <MarkdownText
        citations={{ label: t('article.source'), backlinks: true, before }}
        headings="h4"
        text={answer}
      />
    </div>
  ));
}

type PortTranslator = Awaited<ReturnType<typeof getTranslations<'port'>>>;

function questionValues(
  question: GeneratedQuestion,
  list: (items: readonly string[]) => string,
  t: PortTranslator,
) {
  const { port, names, official, software, practice, systems } = question;
  const places = (groups: readonly OnTransports[]) =>
    list(
      groups.map((group) =>
        t('questions.onTransports', {
          names: list(group.names),
          transports: list(group.transports.map((transport) => transport.toUpperCase())),
        }),
      ),
    );
  return {
    port: String(port),
    names: list(names),
    nameCount: names.length,
    official: places(official),
    software: list(software),
    softwareCount: software.length,
    practice: places(practice),
    systems: list(systems.map((system) => t(`questions.systems.${system}`))),
  };
}

interface FaqDataProps {
  readonly language: string;
  readonly items: readonly { readonly question: string; readonly answer: string }[];
}

/** The questions once more for machines (schema.org FAQPage): a data block, which no browser runs. */
function FaqData({ items, language }: FaqDataProps) {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    inLanguage: language,
    mainEntity: items.map(({ question, answer }) => ({
      '@type': 'Question',
      name: plainText(question),
      acceptedAnswer: { '@type': 'Answer', text: plainText(answer) },
    })),
  };
  // "<" spelt out, so that no text can end the element.
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  return items.length === 0 ? null : (
    <script dangerouslySetInnerHTML={{ __html: json }} type="application/ld+json" />
  );
}
