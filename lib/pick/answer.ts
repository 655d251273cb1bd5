import type { z } from 'zod';
import { translatorFor } from '@/lib/i18n/messages';
import { reasonText, type ReasonWords } from '@/lib/pick/reason-text';
import type { pickAnswerSchema } from '@/lib/pick/schema';
import type { PickAnswer, Reason } from '@/lib/pick/types';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

let english: Promise<ReasonWords> | undefined;

/** Made once: a translator reads its whole catalogue. */
function englishWords(): Promise<ReasonWords> {
  english ??= translatorFor('en', 'pick').then((t) => ({
    t,
    list: (items) => LIST.format(items),
    span: (start, end) => `${start}–${end}`,
    service: (name) => name,
  }));
  return english;
}

/** The rule's answer as the API gives it, each reason with its message. */
export async function apiAnswer(answer: PickAnswer): Promise<z.output<typeof pickAnswerSchema>> {
  const words = await englishWords();
  const told = ({ code, kind, penalty, params }: Reason) => {
    const { transports, names, systems, ...rest } = params;
    return {
      ...{ code, kind, penalty },
      params: {
        ...(transports && { transports: [...transports] }),
        ...(names && { names: [...names] }),
        ...(systems && { systems: [...systems] }),
        ...rest,
      },
      message: reasonText({ code, kind, penalty, params }, words),
    };
  };
  const { picks, avoided, left, longest } = answer;
  return {
    picks: picks.map(({ start, end, penalty, reasons }) => ({
      ...{ port: start, portEnd: end, penalty },
      reasons: reasons.map(told),
    })),
    avoided: avoided.map(({ start, end, reasons }) => ({
      ...{ portStart: start, portEnd: end },
      reasons: reasons.map(told),
    })),
    left,
    longest: longest === null ? null : { portStart: longest.start, portEnd: longest.end },
  };
}
