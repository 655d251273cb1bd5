import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { NotFoundBody } from '@/components/shell/missing-page';
import { ButtonLink } from '@/components/ui/button';
import { EDITS_PATH } from '@/lib/edits/routes';
import { decodeSegment } from '@/lib/platform/address';

/** The page, with status 404, for an edit that is not there. */
export function MissingEdit({ asked }: { readonly asked: string }) {
  return (
    <NotFoundBody>
      <Body asked={asked} />
    </NotFoundBody>
  );
}

async function Body({ asked }: { readonly asked: string }) {
  const t = await getTranslations('edits');
  const shown = (decodeSegment(asked) ?? asked).slice(0, 40);
  return (
    <div className="wrap">
      <PageHead
        lead={t('missing.text')}
        title={t.rich('missing.title', { id: () => <bdi dir="ltr">{shown}</bdi> })}
      />
      <p>
        <ButtonLink href={EDITS_PATH}>{t('title')}</ButtonLink>
      </p>
    </div>
  );
}
