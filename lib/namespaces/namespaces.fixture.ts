import { transact } from '@/lib/platform/transact';
import { must, type Person } from '@/lib/testing/community';
import { askForNamespace, decideNamespace } from './commands/ask';
import { reservePort } from './commands/reserve';
import { namespaceBodySchema, reservationBodySchema } from './schema';

/** The body of `POST /namespaces` that passes every check. */
export const namespaceBody = (more: object = {}) =>
  namespaceBodySchema.parse({
    slug: 'kestrel',
    name: 'Kestrel',
    purpose: 'Ports of Kestrel’s exporters',
    homepage: 'https://kestrel.example.org/',
    proof: 'https://kestrel.example.org/ports',
    ranges: [{ portStart: 19_100, portEnd: 19_199 }],
    note: 'The page names my handle.',
    ...more,
  });

/** An active namespace whose owner is `owner`. */
export async function givenNamespace(
  owner: Person,
  moderator: Person,
  now: Date,
  more: object = {},
  reason = 'The page names the handle.',
): Promise<string> {
  const body = namespaceBody(more);
  must(await transact((tx) => askForNamespace(tx, owner, body, now)));
  const verdict = { verdict: 'accept', reason } as const;
  must(await transact((tx) => decideNamespace(tx, moderator, body.slug, verdict, now)));
  return body.slug;
}

/** Reserves as a form would. */
export function reserve(who: Person, slug: string, port: number, now: Date, more: object = {}) {
  const body = reservationBodySchema.parse({
    ...{ port, transports: ['tcp'], project: 'Disk exporter', reason: 'To be released.' },
    ...more,
  });
  return transact((tx) => reservePort(tx, who, slug, body, now));
}
