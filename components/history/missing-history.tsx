import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { NotFoundBody } from '@/components/shell/not-found-body';
import { ButtonLink } from '@/components/ui/button';
import { CHANGES_PATH } from '@/lib/edits/routes';

/** The page, with status 404, for what has no history. */
export function MissingHistory() {
  return (
    <NotFoundBody>
      <Body />
    </NotFoundBody>
  );
}

async function Body() {
  const [t, log] = await Promise.all([getTranslations('history'), getTranslations('log')]);
  return (
    <div className="wrap">
      <PageHead lead={t('missing.text')} title={t('missing.title')} />
      <p>
        <ButtonLink href={CHANGES_PATH}>{log('changes.title')}</ButtonLink>
      </p>
    </div>
  );
}
