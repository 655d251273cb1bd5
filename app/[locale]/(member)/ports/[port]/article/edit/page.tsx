import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { takePosted } from '@/app/[locale]/(member)/posted';
import { findMember, SignedOut } from '@/app/[locale]/(member)/signed-out';
import { EditArticle } from '@/components/articles/edit/edit-article';
import { LanguageChoice } from '@/components/articles/edit/language-choice';
import { TranslationNews } from '@/components/articles/edit/translation-news';
import type { ArticleValues } from '@/components/articles/edit/values';
import { PageHead } from '@/components/browse/page-head';
import { FormMessages } from '@/components/forms/form-messages';
import { LockGate } from '@/components/locks/lock-gate';
import { MissingPage } from '@/components/shell/missing-page';
import { NotFoundBody } from '@/components/shell/not-found-body';
import { findEdited } from '@/lib/articles/queries/edited';
import { articleEditPath } from '@/lib/articles/routes';
import { currentLocale } from '@/lib/i18n/current';
import { isLocale, LOCALE_NAMES, localePath } from '@/lib/i18n/locales';
import { findLockNamed } from '@/lib/moderation/queries/lockable';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { portPath, PORTS_PATH } from '@/lib/ports/routes';
import { parsePortText } from '@/lib/ports/types';
import { editArticleAction } from './actions';

/** Made for whoever is signed in, whole: nothing of it waits for a script. */
export const instant = false;

interface EditArticleRouteProps {
  readonly params: Promise<{ port: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: EditArticleRouteProps): Promise<Metadata> {
  const [t, { port }] = await Promise.all([getTranslations('editForms'), params]);
  return { title: t('article.pageTitle', { port: decodeSegment(port) ?? port }) };
}

export default async function EditArticleRoute({ params, searchParams }: EditArticleRouteProps) {
  const asked = decodeSegment((await params).port) ?? '';
  const parsed = parsePortText(asked);
  if (parsed === null) {
    return (
      <NotFoundBody>
        <MissingPage port={asked} />
      </NotFoundBody>
    );
  }
  const [page, { locale: wanted }] = await Promise.all([currentLocale(), searchParams]);
  const locale = isLocale(wanted) ? wanted : page;
  const { port, canonical } = parsed;
  const path = articleEditPath(port, locale);
  if (!canonical) permanentRedirect(localePath(page, path));
  const member = await findMember();
  if (member === null) return <SignedOut path={path} />;
  const now = systemClock.now();
  const [t, { article, source }, lock, posted] = await Promise.all([
    getTranslations('editForms'),
    findEdited(port, locale),
    findLockNamed('article', `${port}/${locale}`, now),
    takePosted<ArticleValues>('edit'),
  ]);
  const heading = article === null ? (source === null ? 'write' : 'translate') : 'change';
  return (
    <div className="wrap">
      <PageHead
        crumbs={[
          { href: PORTS_PATH, label: t('crumbs.ports') },
          { href: portPath(port), label: String(port) },
        ]}
        crumbsLabel={t('crumbs.label')}
        lead={t(`article.lead.${heading}`)}
        title={t(`article.heading.${heading}`, {
          port: String(port),
          language: LOCALE_NAMES[locale],
        })}
      />
      <LanguageChoice current={locale} port={port} />
      <LockGate
        lock={lock}
        posted={posted !== null}
        subject={article === null ? null : { type: 'article', id: `${port}-${locale}` }}
        trust={member.trust}
      >
        <FormMessages namespaces={[]}>
          <EditArticle
            action={editArticleAction.bind(null, { port, locale })}
            posted={posted}
            content={article?.content ?? null}
            key={locale}
            locale={locale}
            news={
              source === null || article === null ? null : (
                <TranslationNews
                  after={source.content.body}
                  before={source.before?.body ?? null}
                  behind={source.behind}
                  locale={source.locale}
                  revision={source.revision}
                />
              )
            }
            onceKey={randomUUID()}
            port={port}
            revision={article?.revision ?? null}
            source={
              source === null
                ? null
                : { locale: source.locale, revision: source.revision, content: source.content }
            }
            today={now.toISOString().slice(0, 10)}
          />
        </FormMessages>
      </LockGate>
    </div>
  );
}
