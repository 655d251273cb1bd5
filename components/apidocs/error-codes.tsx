import { getTranslations } from 'next-intl/server';
import { ERROR_CODE_NAMES, ERROR_CODES, FORM_ONLY_CODES } from '@/lib/platform/error-codes';
import styles from './apidocs.module.css';

/** With what the sentence of a code is shown here: each code takes what it needs of it. */
const SAMPLE = { expected: 'string', origin: 'string', minimum: 1, maximum: 100, format: 'date' };

/** Every code that a wrong field can have: its parameters, and what the pages say of it. */
export async function ErrorCodes() {
  const t = await getTranslations('fields');
  const codes = ERROR_CODE_NAMES.filter((code) => !FORM_ONLY_CODES.includes(code));
  return (
    <div className={styles.schema}>
      <dl>
        {codes.map((code) => (
          <div key={code}>
            <dt dir="ltr">
              <code>{code}</code> {(ERROR_CODES[code].params ?? []).join(', ')}
            </dt>
            <dd>{t(`errors.${code}`, SAMPLE)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
