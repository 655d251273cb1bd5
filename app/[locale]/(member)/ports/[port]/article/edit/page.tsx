import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { takePosted } from '@/app/[locale]/(member)/propose';
import { findMember, SignedOut, subjectOrNull } from '@/app/[locale]/(member)/member';
import { EditArticle } from '@/components/articles/edit/edit-article';
import { sourceOf } from '@/components/articles/edit/values';
import { LanguageChoice, TranslationNews } from '@/components/articles/edit/translation-news';
import { PageHead } from '@/components/browse/page-head';
import { ClientWords } from '@/components/edits/client-words';
import type { FormValues } from '@/components/forms/use-edit';
import { LockGate } from '@/components/locks/lock-gate';
import { MissingPage } from '@/components/shell/missing-page';
import { findEdited } from '@/lib/articles/queries';
import { articleEditPath } from '@/lib/articles/routes';
import { currentLocale } from '@/lib/i18n/current';
import { isLocale, languageName } from '@/lib/i18n/locales';
import { findLockNamed } from '@/lib/moderation/queries/lockable';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { portPath, PORTS_PATH } from '@/lib/ports/routes';
import { portOfForm } from '@/lib/site/subjects';
import { editArticleAction } from './actions';

interface EditArticleRouteProps {
  readonly params: Promise<{ port: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: EditArticleRouteProps): Promise<Metadata> {
  const [t, { port }] = await Promise.all([getTranslations('editForms'), params]);
  return { title: t('article.pageTitle', { port: decodeSegment(port) ?? port }) };
}

export default async function EditArticleRoute({ params, searchParams }: EditArticleRouteProps) {
  const [page, { locale: wanted }] = await Promise.all([currentLocale(), searchParams]);
  const locale = isLocale(wanted) ? wanted : page;
  const asked = decodeSegment((await params).port) ?? '';
  const port = await subjectOrNull(portOfForm(asked, 'article/edit'));
  if (port === null) return <MissingPage port={asked} />;
  const path = articleEditPath(port, locale);
  const member = await findMember();
  if (member === null) return <SignedOut path={path} />;
  const now = systemClock.now();
  const [t, { article, original }, lock, posted] = await Promise.all([
    getTranslations('editForms'),
    findEdited(port, locale),
    findLockNamed('article', `${port}/${locale}`, now),
    takePosted<FormValues>('edit'),
  ]);
  const source = sourceOf(original);
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
          language: languageName(locale, page),
        })}
      />
      <LanguageChoice current={locale} port={port} />
      <LockGate
        lock={lock}
        posted={posted !== null}
        subject={article === null ? null : { type: 'article', id: `${port}-${locale}` }}
        trust={member.trust}
      >
        <ClientWords namespaces={['fields', 'editForms', 'practice']}>
          <EditArticle
            action={editArticleAction.bind(null, { port, locale })}
            posted={posted}
            content={article?.content ?? null}
            key={locale}
            locale={locale}
            news={
              original === null || article === null ? null : <TranslationNews original={original} />
            }
            onceKey={randomUUID()}
            port={port}
            revision={article?.revision ?? null}
            source={source}
          />
        </ClientWords>
      </LockGate>
    </div>
  );
}
