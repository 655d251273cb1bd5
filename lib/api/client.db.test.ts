import { beforeAll, expect, expectTypeOf, it } from 'vitest';
import { createToken } from '@/lib/auth/commands/tokens';
import { person, type Person, reportChanges } from '@/lib/testing/community';
import { dispatch } from '@/lib/testing/dispatch.fixture';
import { resetDb, testDb } from '@/lib/testing/postgres';
import {
  createClient,
  type Edit,
  type EditSummary,
  type PortolanClient,
  PortolanError,
  type Reservation,
} from '@/packages/client/generated/client';

/** A client of somebody's, whose requests go to the routes themselves. */
async function clientOf(who: Person | null): Promise<PortolanClient> {
  const site = 'http://localhost:3000';
  if (who === null) return createClient({ site, fetch: dispatch });
  const asked = { name: 'client', scopes: ['read', 'write', 'moderate'], expiresAt: null } as const;
  const token = await createToken(testDb(), who.id, asked, new Date());
  if (!token.ok) throw new Error('no token');
  return createClient({ site, token: token.value, fetch: dispatch });
}

let author: PortolanClient;
let owner: PortolanClient;
let moderator: PortolanClient;
let nobody: PortolanClient;
let handle: string;

beforeAll(async () => {
  await resetDb();
  author = await clientOf(await person());
  const owns = await person({ earnedTrust: 2 });
  handle = owns.handle;
  owner = await clientOf(owns);
  moderator = await clientOf(await person({ role: 'moderator' }));
  nobody = await clientOf(null);
});

it('takes a report from its proposal to a vote', async () => {
  const edit = await author.proposeEdit({
    body: { kind: 'report.create', changes: reportChanges(), note: 'Seen in its guide.' },
    idempotencyKey: 'once',
  });
  expectTypeOf(edit).toEqualTypeOf<EditSummary>();
  expect(edit.state).toBe('open');
  const read = await nobody.getEdit({ params: { id: edit.id } });
  expectTypeOf(read).toEqualTypeOf<Edit>();
  expect(read.diff.length).toBeGreaterThan(0);
  const applied = await moderator.reviewEdit({
    params: { id: edit.id },
    body: { verdict: 'approve', reason: 'Read the guide.', version: read.version },
  });
  expect(applied.state).toBe('applied');
  const report = Number(applied.subject.id);
  const vote = await moderator.castVote({ params: { id: report }, body: { value: 'confirm' } });
  expect(vote).toMatchObject({ confirm: 1, mine: 'confirm' });
  const changes = await nobody.listChanges({ query: { limit: 1 } });
  expect(changes.items[0]?.id).toBe(edit.id);
  const log = await nobody.listLog({ query: { port: 1323, limit: 50 } });
  expect(log.items.map(({ action }) => action)).toContain('edit.applied');
});

it('asks for a namespace, reserves in it and releases', async () => {
  const asked = await owner.askForNamespace({
    body: {
      ...{ slug: 'kestrel', name: 'Kestrel', purpose: 'Exporters', note: 'Ours.' },
      homepage: 'https://kestrel.example.org/',
      proof: 'https://kestrel.example.org/ports',
      ranges: [{ portStart: 19_100, portEnd: 19_199 }],
    },
  });
  const params = { slug: asked.slug };
  await moderator.decideNamespace({ params, body: { verdict: 'accept', reason: 'Fits.' } });
  const made = await owner.reservePort({
    params,
    body: { port: 19_104, transports: ['tcp'], project: 'Disk exporter', reason: 'Due.' },
  });
  expectTypeOf(made).toEqualTypeOf<Reservation>();
  expect(made).toMatchObject({ by: handle, lasting: true, conflicts: [] });
  const ended = await owner.endReservation({
    params: { id: made.id },
    body: { reason: 'Given up.' },
  });
  expect(ended.events).toMatchObject([{ kind: 'released', by: handle, reason: 'Given up.' }]);
});

it('throws what the server refuses, with every wrong field', async () => {
  const wrong = { port: 80, transports: ['tcp' as const], project: 'x', reason: 'x' };
  const refused = (call: Promise<unknown>) => call.catch((error: unknown) => error);
  const params = { slug: 'kestrel' };
  expect(await refused(owner.reservePort({ params, body: wrong }))).toMatchObject({
    status: 422,
    problem: { errors: [{ path: 'port', code: 'too_small', params: { minimum: 1_024 } }] },
  });
  const error = await refused(nobody.getViewer());
  expect(error).toBeInstanceOf(PortolanError);
  expect(error).toMatchObject({ status: 401, problem: { code: 'not-signed-in' } });
});
