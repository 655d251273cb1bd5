import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import type { ApiCall } from '@/lib/api/groups';
import {
  API_DOCS_GROUPS,
  type ApiDocsGroup,
  type ApiDocsPage,
  apiDocsPath,
} from '@/lib/platform/page-routes';
import styles from './contents.module.css';

interface ApiContentsProps {
  readonly calls: ReadonlyMap<ApiDocsGroup, readonly ApiCall[]>;
}

/** Every call under the group that it belongs to, each leading to its description. */
export async function ApiContents({ calls }: ApiContentsProps) {
  const t = await getTranslations('apidocs');
  return (
    <ul className={styles.groups}>
      {API_DOCS_GROUPS.map((group) => (
        <li key={group}>
          <h3>
            <LocaleLink href={apiDocsPath(group)}>{t(`groups.${group}.title`)}</LocaleLink>{' '}
            <small>{t('count', { count: calls.get(group)?.length ?? 0 })}</small>
          </h3>
          <p>{t(`groups.${group}.text`)}</p>
          <ul className={styles.calls}>
            {calls.get(group)?.map(({ method, path, operation }) => (
              <li key={operation.operationId}>
                <LocaleLink dir="ltr" href={`${apiDocsPath(group)}#${operation.operationId}`}>
                  <b>{method.toUpperCase()}</b> {path}
                </LocaleLink>
              </li>
            ))}
          </ul>
        </li>
      ))}
      <li>
        <h3>
          <LocaleLink href={apiDocsPath('schemas')}>{t('schemas')}</LocaleLink>
        </h3>
        <p>{t('schemasLead')}</p>
      </li>
      <li>
        <h3>
          <LocaleLink href={apiDocsPath('codes')}>{t('codes')}</LocaleLink>
        </h3>
        <p>{t.rich('codesLead', { code: (chunks) => <code dir="ltr">{chunks}</code> })}</p>
      </li>
    </ul>
  );
}

/** The pages of the documentation, on each of them. */
export async function ApiNav({ current }: { readonly current: ApiDocsPage }) {
  const t = await getTranslations('apidocs');
  const link = (page: ApiDocsPage, title: string) => (
    <li key={page}>
      <LocaleLink aria-current={page === current ? 'page' : undefined} href={apiDocsPath(page)}>
        {title}
      </LocaleLink>
    </li>
  );
  return (
    <nav aria-label={t('contents')} className={styles.nav}>
      <ul>
        {API_DOCS_GROUPS.map((group) => link(group, t(`groups.${group}.title`)))}
        {link('schemas', t('schemas'))}
        {link('codes', t('codes'))}
      </ul>
    </nav>
  );
}
