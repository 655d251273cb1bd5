import { useLocale, useTranslations } from 'next-intl';
import { HiddenFields } from '@/components/auth/message';
import { buttonClass } from '@/components/ui/button-class';
import { reservePortAction } from '@/lib/namespaces/actions';
import type { NamespaceAnswer } from '@/lib/namespaces/form-notes';
import { NAMESPACE_BOUNDS } from '@/lib/namespaces/schema';
import { TRANSPORTS } from '@/lib/ports/types';
import { FormField, FormRefusal } from './form-field';
import styles from './namespaces.module.css';
import { Conflicts } from './reservation-item';

interface ReserveFormProps {
  readonly slug: string;
  readonly answer: NamespaceAnswer | null;
}

/** Reserves a port. Where somebody else holds it, it says who, and asks whether it is meant all the same. */
export function ReserveForm({ slug, answer }: ReserveFormProps) {
  const t = useTranslations('namespaces');
  const locale = useLocale();
  const chosen = answer?.typed.transports?.split(' ') ?? ['tcp'];
  return (
    <form
      action={reservePortAction.bind(null, slug)}
      className={styles.form}
      key={answer === null ? 'new' : JSON.stringify(answer)}
    >
      <HiddenFields values={{ locale }} />
      <FormRefusal answer={answer} />
      {answer !== null && answer.conflicts.length > 0 && (
        <div>
          <Conflicts conflicts={answer.conflicts} />
          <label className={styles.tick}>
            <input name="despite" type="checkbox" value="yes" />
            {t('reserve.despite')}
          </label>
        </div>
      )}
      <FormField answer={answer} code label={t('reserve.port')} max={5} name="port" />
      <fieldset>
        <legend>{t('reserve.transports')}</legend>
        {TRANSPORTS.map((one) => (
          <label className={styles.tick} key={one}>
            <input
              defaultChecked={chosen.includes(one)}
              name="transports"
              type="checkbox"
              value={one}
            />
            {one.toUpperCase()}
          </label>
        ))}
      </fieldset>
      <FormField
        {...{ answer, max: NAMESPACE_BOUNDS.project, name: 'project' }}
        label={t('reserve.project')}
      />
      <FormField
        {...{ answer, max: NAMESPACE_BOUNDS.url, name: 'url' }}
        code
        label={t('reserve.url')}
        optional
      />
      <FormField
        {...{ answer, max: NAMESPACE_BOUNDS.reason, name: 'reason' }}
        label={t('reserve.reason')}
        prose
      />
      <p>
        <button className={buttonClass('primary')} type="submit">
          {t('reserve.send')}
        </button>
      </p>
    </form>
  );
}
