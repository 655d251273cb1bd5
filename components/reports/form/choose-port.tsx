import { getTranslations } from 'next-intl/server';
import authStyles from '@/components/auth/form.module.css';
import { Message } from '@/components/auth/message';
import { NarrowPage } from '@/components/auth/narrow-page';
import { buttonClass } from '@/components/ui/button-class';
import { LocaleLink } from '@/components/ui/locale-link';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { REPORT_PATH } from '@/lib/reports/routes';
import { SEARCH_PATH } from '@/lib/search/routes';

interface ChoosePortProps {
  /** What was typed and is no port to report on; '' where nothing was. */
  readonly wrong: string;
}

/** More of what somebody typed helps nobody. */
const SHOWN = 12;

/** Asks which port a report is about: an ordinary form that leads to the form of that port. */
export async function ChoosePort({ wrong }: ChoosePortProps) {
  const [t, locale] = await Promise.all([getTranslations('reportForm'), currentLocale()]);
  const isWrong = wrong !== '';
  return (
    <NarrowPage lead={t('lead')} title={t('start.title')}>
      <form action={localePath(locale, REPORT_PATH)} className={authStyles.form} method="get">
        <div className={authStyles.field}>
          <label htmlFor="report-port">{t('start.label')}</label>
          <input
            aria-describedby={isWrong ? 'report-port-hint report-port-wrong' : 'report-port-hint'}
            aria-invalid={isWrong}
            autoComplete="off"
            defaultValue={wrong.slice(0, SHOWN)}
            dir="ltr"
            id="report-port"
            inputMode="numeric"
            maxLength={SHOWN}
            name="port"
            required
          />
          <p className={authStyles.hint} id="report-port-hint">
            {t('start.hint')}
          </p>
        </div>
        {isWrong && (
          <Message id="report-port-wrong" tone="failed">
            {t('start.wrong')}
          </Message>
        )}
        <button className={buttonClass('primary')} type="submit">
          {t('start.submit')}
        </button>
      </form>
      <p className={authStyles.hint}>
        {t.rich('start.unknown', {
          a: (chunks) => <LocaleLink href={SEARCH_PATH}>{chunks}</LocaleLink>,
        })}
      </p>
    </NarrowPage>
  );
}
