import type { TransportAnswer } from '@/lib/port-page/page-model';
import type { PortAnswer } from '@/lib/port-page/schema';
import { reasonFor } from '@/lib/ports/rules/reason';
import { statusFor } from '@/lib/ports/rules/status';
import { type AssignmentRow, type Port, TRANSPORTS } from '@/lib/ports/types';

/** What the port is on each transport, and why, by the rows that cover it. */
export function transportAnswers(rows: readonly AssignmentRow[], port: Port): TransportAnswer[] {
  return TRANSPORTS.map((transport) => {
    const reason = reasonFor(rows, port, transport);
    const names = 'names' in reason ? reason.names : [];
    return { transport, status: statusFor(rows, port, transport), names, reason };
  });
}

/** The same as the API has it. */
export function transportsAnswer(answers: readonly TransportAnswer[]): PortAnswer['transports'] {
  return Object.fromEntries(
    answers.map(({ transport, status, names, reason }) => [
      transport,
      { status, names: [...names], reason: reason.code },
    ]),
  ) as PortAnswer['transports'];
}
