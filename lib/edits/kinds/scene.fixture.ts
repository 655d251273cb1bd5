import type { EditKind } from '@/lib/edits/types';
import { DAY, HOUR } from '@/lib/platform/clock';
import { must, type Person, person, review, submit } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';

/** When every scene begins. */
export const T0 = new Date('2026-11-20T12:00:00Z');
export const after = (ms: number) => new Date(T0.getTime() + ms);
export { DAY, HOUR };

/** An author and a moderator in an empty database, made anew for each test. */
export interface Scene {
  readonly author: Person;
  readonly moderator: Person;
}

export async function newScene(): Promise<Scene> {
  await resetDb();
  return { author: await person(), moderator: await person({ role: 'moderator' }) };
}

/** A report as it is stored, evidence in order. */
export function storedReport(id: number) {
  return testDb().report.findUniqueOrThrow({
    where: { id },
    include: { evidence: { orderBy: { position: 'asc' } }, software: true },
  });
}

/** The moderator approves an edit. */
export async function approve(
  { moderator }: Pick<Scene, 'moderator'>,
  edit: { readonly id: number },
  ms = HOUR,
) {
  return must(await review(moderator, edit, { verdict: 'approve' }, after(ms)));
}

/** The author proposes an edit of any kind and the moderator approves. */
export async function change(
  scene: Scene,
  kind: EditKind,
  subject: unknown,
  changes: object,
  ms = HOUR,
) {
  return approve(
    scene,
    must(await submit(scene.author, { kind, subject, changes }, after(ms))),
    ms,
  );
}

/** Two reviewers who act as one, and people who know nothing of it. */
export interface Pair {
  readonly a: Person;
  readonly b: Person;
  /** An honest contributor. */
  readonly carol: Person;
  /** An honest reviewer. */
  readonly honest: Person;
  readonly moderator: Person;
}

/** The pair and the others in an empty database. */
export async function newPair(): Promise<Pair> {
  await resetDb();
  return {
    a: await person({ role: 'reviewer' }),
    b: await person({ role: 'reviewer' }),
    carol: await person({ earnedTrust: 2 }),
    honest: await person({ role: 'reviewer' }),
    moderator: await person({ role: 'moderator' }),
  };
}

/** The edit as it is stored. */
export const storedEdit = (id: number) => testDb().edit.findUniqueOrThrow({ where: { id } });

/** Proposed by `who`, approved by the moderator. */
export async function seen(
  scene: Pick<Scene, 'moderator'>,
  who: Person,
  proposal: object,
  ms = HOUR,
) {
  return approve(scene, must(await submit(who, proposal as never, after(ms))), ms);
}

/** Approves an edit, as anybody who may. */
export const approvedBy = (who: Person, edit: { readonly id: number }, ms = HOUR) =>
  review(who, edit, { verdict: 'approve' }, after(ms));

/** The honest one approves what `a` proposes, something is done, and `b` agrees: the state of the edit. */
export async function approvedAround(
  { a, b, honest }: Pick<Pair, 'a' | 'b' | 'honest'>,
  proposal: object,
  between: () => Promise<unknown>,
): Promise<string> {
  const edit = must(await submit(a, proposal as never, T0));
  must(await approvedBy(honest, edit));
  await between();
  return must(await approvedBy(b, edit, 3 * HOUR)).state;
}

/** A service that IANA lists, for profiles: `rdp`, on port 3389. */
export async function givenService(): Promise<void> {
  const counts = { rowCount: 1, same: 0, added: 1, removed: 0, changed: 0, renamed: 0 };
  const release = { date: new Date('2026-08-17'), form: 'xml', sha256: '', ...counts };
  const { id: firstReleaseId } = await testDb().release.create({ data: release });
  await testDb().registryRow.create({
    data: {
      ...{ firstReleaseId, serviceName: 'rdp', portStart: 3389, portEnd: 3389, position: 0 },
      ...{ transport: 'tcp', contentHash: 'rdp', description: 'RDP', references: [] },
      referenceText: '',
    },
  });
}
