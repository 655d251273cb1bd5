import { getTranslations } from 'next-intl/server';
import { Chip, Chips } from '@/components/ui/chip';
import { listText } from '@/components/ui/list-text';
import { currentLocale } from '@/lib/i18n/current';
import type { TransportAnswer } from '@/lib/port-page/page-model';

/** What the port is on each transport. SCTP and DCCP are shown only where somebody has a name there. */
export async function TransportChips({
  answers,
}: {
  readonly answers: readonly TransportAnswer[];
}) {
  const [t, locale] = await Promise.all([getTranslations('port'), currentLocale()]);
  const shown = answers.filter(
    ({ transport, status }) => transport === 'tcp' || transport === 'udp' || status === 'assigned',
  );
  return (
    <Chips>
      {shown.map((answer) => {
        const reason = t(
          `reason.${answer.reason.code}`,
          reasonValues(answer, (names) => listText(names, locale)),
        );
        return (
          <Chip
            key={answer.transport}
            title={reason}
            tone={answer.status === 'assigned' ? 'official' : 'quiet'}
          >
            <span>
              {t(`transport.${answer.status}`, { transport: answer.transport.toUpperCase() })}
            </span>
            <span className="visually-hidden">({reason})</span>
          </Chip>
        );
      })}
    </Chips>
  );
}

function reasonValues({ reason }: TransportAnswer, list: (names: readonly string[]) => string) {
  const names = 'names' in reason ? list(reason.names) : '';
  if (!('start' in reason)) return { names, wide: 'no', span: '', taken: 'no' };
  return {
    names,
    wide: reason.start === reason.end ? 'no' : 'yes',
    span: `${reason.start}–${reason.end}`,
    taken: 'deassigned' in reason && reason.deassigned ? 'yes' : 'no',
  };
}
