import { useTranslations } from 'next-intl';
import { EditTitle } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { kindKey } from '@/components/edits/kind-key';
import { Moment } from '@/components/edits/moment';
import { ACCOUNT_PATH } from '@/lib/auth/routes';
import { editPath } from '@/lib/edits/routes';
import { releasePath } from '@/lib/iana/routes';
import type { NotificationItem } from '@/lib/notifications/schema';
import { portPath } from '@/lib/ports/routes';

/** What happened, in the reader's language, with links to it. */
export function NotificationSentence({ item }: { readonly item: NotificationItem }) {
  const t = useTranslations('notifications');
  const edits = useTranslations('edits');
  const { edit, release, kind } = item;
  if (release !== null) return <ReleaseSentence release={release} />;
  if (edit === null)
    return (
      <>
        {t(`what.${kind}`)} <IntlLink href={ACCOUNT_PATH}>{t('account')}</IntlLink>
      </>
    );
  const link = () => (
    <IntlLink href={editPath(edit.id)}>
      <EditTitle edit={edit} />
    </IntlLink>
  );
  return (
    <>
      {t.rich(`what.${kind}`, { edit: link })}
      {kind !== 'report' && ` (${edits(`kinds.${kindKey(edit.kind)}`)})`}
    </>
  );
}

function ReleaseSentence({
  release: { date, ports, count },
}: {
  readonly release: NonNullable<NotificationItem['release']>;
}) {
  const t = useTranslations('notifications');
  return t.rich('what.release', {
    count,
    date: () => (
      <IntlLink href={releasePath(date)}>
        <Moment at={date} />
      </IntlLink>
    ),
    ports: () => (
      <>
        {ports.map((port, at) => (
          <span key={port}>
            {at > 0 && ', '}
            <IntlLink href={portPath(port)}>{port}</IntlLink>
          </span>
        ))}
        {count > ports.length && ` ${t('more', { count: count - ports.length })}`}
      </>
    ),
  });
}
