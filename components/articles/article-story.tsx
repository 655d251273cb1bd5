import { useTranslations } from 'next-intl';
import { use } from 'react';
import { HistoryAndFlag } from '@/components/flags/history-and-flag';
import { LockNote } from '@/components/locks/lock-note';
import { ButtonLink } from '@/components/ui/button';
import { Day } from '@/components/ui/day';
import { listText } from '@/components/ui/formats';
import { Permalink } from '@/components/ui/permalink';
import { LocaleLink } from '@/components/ui/locale-link';
import { articleEditPath } from '@/lib/articles/routes';
import type { ArticleView } from '@/lib/articles/types';
import { currentLocale } from '@/lib/i18n/current';
import { isLocale, languageName, LANGUAGES, localePath } from '@/lib/i18n/locales';
import type { LockView } from '@/lib/locks/schema';
import { portPath } from '@/lib/ports/routes';
import styles from './article-story.module.css';
import { mentions } from '@/lib/articles/rules/mentions';
import { articleQuestions, MarkdownText, mentionAnchor, sourceAnchor } from './markdown';

/** Authors named one by one; more are counted. */
const NAMED_AUTHORS = 3;
const LICENCE_URL = 'https://creativecommons.org/licenses/by-sa/4.0/';

interface ArticleStoryProps {
  readonly article: ArticleView;
  /** The lock on it. */
  readonly lock: LockView | undefined;
}

/** The story of a port, with its numbered sources. */
export function ArticleStory({ article, lock }: ArticleStoryProps) {
  const t = useTranslations('port');
  const locale = use(currentLocale());
  const foreign = article.locale !== locale;
  const direction = isLocale(article.locale) ? LANGUAGES[article.locale].direction : 'ltr';
  return (
    <article className={styles.story} id="story">
      <h2 dir={direction} lang={article.locale}>
        <Permalink id="story">{article.title}</Permalink>
      </h2>
      <Byline article={article} />
      {lock !== undefined && (
        <div className={styles.lock}>
          <LockNote lock={lock} />
        </div>
      )}
      {foreign && (
        <p className={styles.note}>
          {t('article.foreign', { language: languageName(article.locale, locale) })}
        </p>
      )}
      <TranslationNote article={article} />
      <div className={styles.text} dir={direction} lang={article.locale}>
        <MarkdownText
          anchors="story-"
          citations={{ label: t('article.source'), backlinks: true }}
          text={article.body}
        />
      </div>
      <ArticleSources article={article} />
      <p className={styles.licence}>
        {t.rich('article.licence', {
          a: (chunks) => (
            <a href={LICENCE_URL} rel="license">
              {chunks}
            </a>
          ),
        })}
      </p>
    </article>
  );
}

/** Where a translation may say something else than its original does by now. */
function TranslationNote({ article: { translation } }: { readonly article: ArticleView }) {
  const t = useTranslations('port');
  const locale = use(currentLocale());
  if (translation === null || translation.state === 'current') return null;
  const language = languageName(translation.from, locale);
  return (
    <p className={styles.note}>
      {translation.state === 'changed'
        ? t('article.behind', { language, count: translation.behind })
        : t('article.needsChecking', { language })}
    </p>
  );
}

function Byline({ article }: { readonly article: ArticleView }) {
  const t = useTranslations('port');
  const forms = useTranslations('editForms');
  const locale = use(currentLocale());
  const { authors, revision, updatedAt, locales, translation } = article;
  const by =
    authors.length > NAMED_AUTHORS
      ? t('article.byMany', { count: authors.length })
      : t('article.by', { names: listText(authors, locale) });
  const others = locales.filter((one) => one !== article.locale && isLocale(one));
  return (
    <p className={`dotted ${styles.by}`}>
      {authors.length > 0 && <span>{by}</span>}
      <span>{t('article.revision', { revision })}</span>
      <span>
        {t.rich('article.updated', { date: () => <Day date={updatedAt.slice(0, 10)} /> })}
      </span>
      {translation !== null && (
        <span>{t('article.translated', { language: languageName(translation.from, locale) })}</span>
      )}
      {others.map(
        (one) =>
          isLocale(one) && (
            // Another language is another document: a whole-page link.
            <a
              className={styles.language}
              href={localePath(one, portPath(article.port))}
              hrefLang={one}
              key={one}
              lang={one}
            >
              {LANGUAGES[one].ownName}
            </a>
          ),
      )}
      {isLocale(article.locale) && (
        <LocaleLink href={articleEditPath(article.port, article.locale)} rel="nofollow">
          {forms('links.edit')}
        </LocaleLink>
      )}
      {isLocale(article.locale) && (
        <HistoryAndFlag subject={{ type: 'article', id: `${article.port}/${article.locale}` }} />
      )}
      {article.locale !== locale && (
        <LocaleLink href={articleEditPath(article.port, locale)} rel="nofollow">
          {forms('links.translate', { language: languageName(locale, locale) })}
        </LocaleLink>
      )}
    </p>
  );
}

function ArticleSources({ article }: { readonly article: ArticleView }) {
  const t = useTranslations('port');
  if (article.citations.length === 0) return null;
  const answers = articleQuestions(article.questions).map(({ answer }) => answer);
  const counts = mentions([article.body, ...answers].join('\n\n'));
  return (
    <section aria-labelledby="story-sources" className={styles.sources}>
      <h3 id="story-sources">{t('article.sources')}</h3>
      <ol>
        {article.citations.map((citation) => (
          <li id={sourceAnchor(citation.id)} key={citation.id} value={citation.id}>
            <BackLinks
              count={counts.get(citation.id) ?? 0}
              id={citation.id}
              label={t('article.back', { source: citation.id })}
            />
            <a href={citation.url} rel="nofollow ugc noopener">
              <bdi>{citation.title}</bdi>
            </a>
            {citation.publisher !== '' && (
              <>
                {', '}
                <bdi>{citation.publisher}</bdi>
              </>
            )}
            <span className={styles.checked}>
              {t.rich('article.checked', { date: () => <Day date={citation.checked} /> })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** From a source back to where the text or an answer mentions it: one arrow a mention. */
function BackLinks({
  id,
  count,
  label,
}: {
  readonly id: number;
  readonly count: number;
  readonly label: string;
}) {
  return Array.from({ length: count }, (_, index) => (
    <a className={styles.back} href={`#${mentionAnchor(id, index + 1)}`} key={index}>
      {/* Before the arrow: behind the last one of a line it would make the page wider than a telephone. */}
      <span className="visually-hidden">{count === 1 ? label : `${label} (${index + 1})`}</span>
      <span aria-hidden>{count === 1 ? '↑' : `↑${index + 1}`}</span>
    </a>
  ));
}

/** Where no story is told yet: who knows one is asked to. */
export function ArticleInvitation({ port }: { readonly port: number }) {
  const t = useTranslations('editForms');
  const locale = use(currentLocale());
  return (
    <section aria-labelledby="invitation" className={styles.invitation}>
      <h2 id="invitation">{t('invitation.title', { port: String(port) })}</h2>
      <p>{t('invitation.text')}</p>
      <ButtonLink href={articleEditPath(port, locale)}>{t('invitation.button')}</ButtonLink>
    </section>
  );
}
