'use client';

import { useTranslations } from 'next-intl';
import { Field, FieldGroup } from '@/components/forms/field';
import formStyles from '@/components/forms/form.module.css';
import type { Fault } from '@/components/forms/faults';
import { MAX_PORT, TRANSPORTS } from '@/lib/ports/types';
import styles from './ports-field.module.css';
import type { ReportValues } from './values';

interface PortsFieldProps {
  readonly values: Pick<ReportValues, 'portStart' | 'portEnd' | 'transports'>;
  readonly change: (part: Partial<ReportValues>) => void;
  readonly faultOf: (name: string) => Fault | undefined;
}

/** On which transports, and whether it is a whole range. */
export function PortsField({ values, change, faultOf }: PortsFieldProps) {
  const t = useTranslations('reportForm');
  const { portStart, portEnd, transports } = values;
  const wrong = faultOf('portStart') ?? faultOf('portEnd');
  const bound = {
    'data-mono': true,
    dir: 'ltr',
    inputMode: 'numeric',
    max: MAX_PORT,
    min: 0,
  } as const;
  return (
    <div className={styles.ports}>
      <FieldGroup fault={faultOf('transports')} legend={t('transports.label')} name="transports">
        <div className={styles.choices}>
          {TRANSPORTS.map((transport) => (
            <label className={styles.choice} key={transport}>
              <input
                checked={transports.includes(transport)}
                name="transports"
                onChange={({ target }) =>
                  change({
                    transports: TRANSPORTS.filter((one) =>
                      one === transport ? target.checked : transports.includes(one),
                    ),
                  })
                }
                type="checkbox"
                value={transport}
              />
              {transport.toUpperCase()}
            </label>
          ))}
        </div>
      </FieldGroup>
      <details open={portEnd !== '' || wrong !== undefined}>
        <summary>{t('range.summary', { port: portStart })}</summary>
        <div className={formStyles.folded}>
          <p className={formStyles.quiet}>{t('range.hint')}</p>
          <div className={formStyles.row}>
            <Field fault={faultOf('portStart')} label={t('range.start')} name="portStart">
              {(control) => (
                <input
                  {...control}
                  {...bound}
                  onChange={({ target }) => change({ portStart: target.value })}
                  value={portStart}
                />
              )}
            </Field>
            <Field fault={faultOf('portEnd')} label={t('range.end')} name="portEnd" optional>
              {(control) => (
                <input
                  {...control}
                  {...bound}
                  onChange={({ target }) => change({ portEnd: target.value })}
                  value={portEnd}
                />
              )}
            </Field>
          </div>
        </div>
      </details>
    </div>
  );
}
