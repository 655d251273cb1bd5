import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { Chip, Chips } from '@/components/ui/chip';
import { Day } from '@/components/ui/day';
import type { OfficialRow } from '@/lib/ports/official-row';
import { SpanChip } from './service-chips';
import styles from './official-column.module.css';
import { References } from './row-facts';
import { RowNotes } from './row-notes';

/** A registry row without a service name: reserved, unassigned, taken back, or something odd that is quoted. */
export async function NamelessCard({ row }: { readonly row: OfficialRow }) {
  const t = await getTranslations('official');
  const { span, transports, deassigned } = row;
  const kind = deassigned === null ? row.kind : 'taken-back';
  return (
    <Card>
      <div className={styles.card}>
        <div className={styles.nameless}>
          <strong>
            {kind === 'unknown' ? <bdi lang="en">“{row.description}”</bdi> : t(`nameless.${kind}`)}
          </strong>
          <Chips>
            {transports.map((transport) => (
              <Chip key={transport}>{transport.toUpperCase()}</Chip>
            ))}
            <SpanChip span={span} />
          </Chips>
        </div>
        <dl className={`${styles.facts} ${styles.detail}`}>
          {deassigned?.previousName != null && (
            <>
              <dt>{t('takenFrom')}</dt>
              <dd>
                <bdi className="mono" dir="ltr">
                  {deassigned.previousName}
                </bdi>
              </dd>
            </>
          )}
          <DateRow date={deassigned?.date ?? null} label={t('takenOn')} />
          <DateRow date={row.registered} label={t('registered')} />
          <DateRow date={row.modified} label={t('modified')} />
          {row.references.length > 0 && (
            <>
              <dt>{t('references')}</dt>
              <dd>
                <References none={t('noReferences')} references={row.references} />
              </dd>
            </>
          )}
        </dl>
      </div>
      <RowNotes rows={[row]} />
    </Card>
  );
}

function DateRow({ label, date }: { readonly label: string; readonly date: string | null }) {
  if (date === null) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Day date={date} />
      </dd>
    </>
  );
}
