'use client';

import { useTranslations } from 'next-intl';
import { FieldGroup } from '@/components/forms/field';
import { LineField } from '@/components/forms/text-fields';
import formStyles from '@/components/forms/form.module.css';
import type { Fault } from '@/components/forms/faults';
import { TRANSPORTS } from '@/lib/ports/types';
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
            <LineField
              fault={faultOf('portStart')}
              label={t('range.start')}
              name="portStart"
              {...bound}
              value={portStart}
              write={(value) => change({ portStart: value })}
            />
            <LineField
              fault={faultOf('portEnd')}
              label={t('range.end')}
              name="portEnd"
              optional
              {...bound}
              value={portEnd}
              write={(value) => change({ portEnd: value })}
            />
          </div>
        </div>
      </details>
    </div>
  );
}
