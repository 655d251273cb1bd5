import { useLocale, useTranslations } from 'next-intl';
import { HiddenFields } from '@/components/auth/message';
import { buttonClass } from '@/components/ui/button-class';
import { askForNamespaceAction } from '@/lib/namespaces/actions';
import type { NamespaceAnswer } from '@/lib/namespaces/form-notes';
import { MOST_PORTS } from '@/lib/namespaces/rules';
import { NAMESPACE_BOUNDS } from '@/lib/namespaces/schema';
import { COORDINATED } from '@/lib/namespaces/types';
import { FormField, FormRefusal } from './form-field';
import styles from './namespaces.module.css';

/** Asks for a namespace. Needs no scripts. */
export function AskForm({ answer }: { readonly answer: NamespaceAnswer | null }) {
  const t = useTranslations('namespaces');
  const locale = useLocale();
  const { slug, name, purpose, url, reason } = NAMESPACE_BOUNDS;
  return (
    <form
      action={askForNamespaceAction}
      className={styles.form}
      key={answer === null ? 'new' : JSON.stringify(answer)}
    >
      <HiddenFields values={{ locale }} />
      <FormRefusal answer={answer} />
      <FormField answer={answer} label={t('ask.name')} max={name} name="name" />
      <FormField
        {...{ answer, max: slug, name: 'slug' }}
        code
        hint={t('ask.slugHint')}
        label={t('ask.slug')}
      />
      <FormField
        {...{ answer, max: purpose, name: 'purpose' }}
        hint={t('ask.purposeHint')}
        label={t('ask.purpose')}
      />
      <FormField answer={answer} code label={t('ask.homepage')} max={url} name="homepage" />
      <FormField
        {...{ answer, max: url, name: 'proof' }}
        code
        hint={t('ask.proofHint')}
        label={t('ask.proof')}
      />
      <FormField
        {...{ answer, name: 'ranges' }}
        code
        hint={t('ask.rangesHint', {
          count: MOST_PORTS,
          first: String(COORDINATED.start),
          last: String(COORDINATED.end),
        })}
        label={t('ask.ranges')}
      />
      <FormField {...{ answer, max: reason, name: 'note' }} label={t('ask.note')} prose />
      <p>
        <button className={buttonClass('primary')} type="submit">
          {t('ask.send')}
        </button>
      </p>
    </form>
  );
}
