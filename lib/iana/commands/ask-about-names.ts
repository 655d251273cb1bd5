import { ensureInstanceAccount, proposeEdit } from '@/lib/edits/commands/propose';
import type { Release } from '@/lib/iana/parse/release';
import type { PortChanges } from '@/lib/iana/port-events';
import { atPort, covering } from '@/lib/platform/covering';
import type { Tx } from '@/lib/platform/db';
import { judgeAssignment } from '@/lib/reports/rules/became-official';
import { TRUST } from '@/lib/levels/levels';

/**
 * Where a port gained a name that is not the reporting software's own but shares a telling word with
 * it, a person has to look: opens an edit that would make the name an alias of the software. Applied,
 * the report becomes now-official; rejected, it stays what it is. Answers a line for each question that could not be
 * asked so (the entry has as many aliases as one may have): no release is kept out for one.
 */
export async function askAboutNames(
  tx: Tx,
  release: Release,
  ports: PortChanges,
  now: Date,
): Promise<string[]> {
  const unasked: string[] = [];
  const gained = ports.events.filter(
    ({ type }) => type === 'assigned' || type === 'assigned-to-another',
  );
  const asked = new Set<string>();
  for (const event of gained) {
    const reports = await tx.report.findMany({
      where: {
        ...(await covering(tx, 'report', atPort(event.port), { state: 'active' })),
        state: 'active',
        transports: { has: event.transport },
      },
      include: { software: true },
    });
    for (const { software } of reports) {
      for (const serviceName of event.namesAfter.filter(
        (name) => !event.namesBefore.includes(name),
      )) {
        const words = sharedWith(release, serviceName, event.port, software);
        const key = `${software.slug} ${serviceName}`;
        if (words.length === 0 || asked.has(key)) continue;
        asked.add(key);
        const question = { software, serviceName, port: event.port, date: release.date, words };
        const refusal = await ask(tx, question, now);
        if (refusal !== null) unasked.push(refusal);
      }
    }
  }
  return unasked;
}

/** The telling words that the service's rows on the port share with the software; none where it is plainly another's. */
function sharedWith(
  { rows, people }: Release,
  serviceName: string,
  port: number,
  software: { name: string; slug: string; aliases: string[] },
): readonly string[] {
  const names = new Map(people.map((person) => [person.id, [person.name, person.org]]));
  const holders = rows.filter(
    (row) =>
      row.serviceName === serviceName &&
      (row.portStart ?? -1) <= port &&
      port <= (row.portEnd ?? -1),
  );
  const ids = holders.flatMap((row) => [...row.assignees, ...row.contacts]);
  const verdict = judgeAssignment(
    {
      serviceName,
      description: holders.map((row) => row.description).join(' '),
      people: ids
        .flatMap((id) => [id.replaceAll('_', ' '), ...(names.get(id) ?? [])])
        .flatMap((name) => name ?? []),
    },
    software,
  );
  return verdict.verdict === 'shared-word' ? verdict.words : [];
}

/** Opens the edit; answers a line for a person where it is refused, else null. */
async function ask(
  tx: Tx,
  question: {
    readonly software: { readonly slug: string; readonly aliases: readonly string[] };
    readonly serviceName: string;
    readonly port: number;
    readonly date: string;
    readonly words: readonly string[];
  },
  now: Date,
): Promise<string | null> {
  const { software, serviceName, port, date, words } = question;
  const actor = { id: await ensureInstanceAccount(tx), trust: TRUST.member };
  const note = `IANA assigned port ${port} to ${serviceName} (release ${date}); both speak of ${words.join(', ')}. Is it the same software?`;
  const changes = { aliases: [...software.aliases, serviceName] };
  const proposed = await proposeEdit(
    tx,
    actor,
    { kind: 'software.update', subject: software.slug, changes, note },
    now,
  );
  // The very question may wait for an answer already: an older release was current in between.
  if (proposed.ok || proposed.code === 'duplicate') return null;
  const [fault] = proposed.errors ?? [];
  const why = proposed.reason ?? (fault && `${fault.path}: ${fault.code}`) ?? proposed.code;
  return `Is ${serviceName} on port ${port} the software ${software.slug}? Both speak of ${words.join(', ')}, and it could not be asked (${why}).`;
}
