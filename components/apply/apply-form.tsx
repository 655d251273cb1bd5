import { getTranslations } from 'next-intl/server';
import { FilterPort, FilterSelect, FilterText } from '@/components/browse/list-filter';
import { buttonClass } from '@/components/ui/button';
import { APPLY_PATH } from '@/lib/apply/routes';
import {
  type ApplyQuery,
  FINDINGS,
  PORT_COUNTS,
  PROTECTIONS,
  PROTOCOLS,
  TRANSPORT_CHOICES,
  USERS,
  VERSIONINGS,
} from '@/lib/apply/schema';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import styles from './apply.module.css';

/** The questions about the software, in the order in which they decide. */
const CHOICES = [
  { name: 'users', values: USERS },
  { name: 'protocol', values: PROTOCOLS },
  { name: 'finding', values: FINDINGS },
  { name: 'protection', values: PROTECTIONS },
  { name: 'versions', values: VERSIONINGS },
  { name: 'ports', values: PORT_COUNTS },
  { name: 'transport', values: TRANSPORT_CHOICES },
] as const;

/** The questions: an ordinary form, whose address can be kept and shared. Nothing of it is stored. */
export async function ApplyForm({ query }: { readonly query: ApplyQuery }) {
  const [t, locale] = await Promise.all([getTranslations('apply'), currentLocale()]);
  return (
    <form action={`${localePath(locale, APPLY_PATH)}#answer`} className={styles.form} method="get">
      <fieldset>
        <legend>{t('form.does')}</legend>
        <div className={styles.fields}>
          {CHOICES.map(({ name, values }) => (
            <FilterSelect
              key={name}
              label={t(`form.${name}`)}
              name={name}
              options={[
                { value: '', label: t('form.choose') },
                ...values.map((value) => ({ value, label: t(`choices.${name}.${value}`) })),
              ]}
              value={query[name] ?? ''}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('form.wishes')}</legend>
        <div className={styles.fields}>
          <FilterText dir="ltr" label={t('form.name')} name="name" value={query.name} />
          <FilterPort label={t('form.port')} value={query.port} />
          <FilterText label={t('form.description')} name="description" value={query.description} />
          <FilterText
            dir="ltr"
            label={t('form.reference')}
            name="reference"
            value={query.reference}
          />
        </div>
      </fieldset>
      <p>
        <button className={buttonClass('primary')} type="submit">
          {t('form.submit')}
        </button>
      </p>
    </form>
  );
}
