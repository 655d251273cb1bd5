import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Chip, Chips } from '@/components/ui/chip';
import type { OfficialRow } from '@/lib/ports/official-row';
import type { RowKind, Transport } from '@/lib/ports/types';

interface ServiceChipsProps {
  readonly kind: RowKind;
  readonly transports: readonly Transport[];
  /** A service that has no port has no transport to miss either. */
  readonly hasPort: boolean;
  /** More chips, after these. */
  readonly children?: ReactNode;
}

/** How the registry has a service, and on which transports. */
export async function ServiceChips({ kind, transports, hasPort, children }: ServiceChipsProps) {
  const t = await getTranslations('official');
  return (
    <Chips>
      {kind === 'recorded-use' && <Chip title={t('recorded.title')}>{t('recorded.chip')}</Chip>}
      {transports.map((transport) => (
        <Chip key={transport} tone={kind === 'assigned' ? 'official' : 'quiet'}>
          {transport.toUpperCase()}
        </Chip>
      ))}
      {transports.length === 0 && hasPort && <Chip>{t('noTransport')}</Chip>}
      {children}
    </Chips>
  );
}

/** The ports of one row, where they are more than one. */
export function SpanChip({ span }: Pick<OfficialRow, 'span'>) {
  if (span.start === span.end) return null;
  return (
    <Chip>
      <bdi dir="ltr">
        {span.start}–{span.end}
      </bdi>
    </Chip>
  );
}
