import { beforeAll, describe, expect, it } from 'vitest';
import { applyEdit } from '@/lib/edits/commands/apply';
import { ensureInstanceAccount, proposeEdit } from '@/lib/edits/commands/propose';
import { importRelease } from '@/lib/iana/commands/import';
import { findReleaseTales } from '@/lib/iana/queries/tales';
import { readShippedRelease } from '@/lib/iana/shipped-releases';
import { inTransaction } from '@/lib/platform/db';
import { testDb } from '@/lib/testing/postgres';

const NOW = new Date('2026-11-20T12:00:00Z');

async function report(name: string, port: number): Promise<void> {
  await inTransaction(async (tx) => {
    const actor = { id: await ensureInstanceAccount(tx), trust: 1 };
    const changes = {
      ...{
        portStart: port,
        portEnd: port,
        transports: ['tcp'],
        role: 'default',
        summary: `${name} listens here.`,
      },
      software: { name },
      evidence: [{ kind: 'article', url: 'https://example.org/ports' }],
    };
    const edit = await proposeEdit(
      tx,
      actor,
      { kind: 'report.create', changes, note: 'test' },
      NOW,
    );
    if (!edit.ok) throw new Error(JSON.stringify(edit));
    await applyEdit(tx, edit.value, { actorId: null, reason: 'test' }, NOW);
  });
}

const gradeOn = async (port: number) =>
  (await testDb().report.findFirstOrThrow({ where: { portStart: port } })).grade;

describe('a release that gives names to reported ports', () => {
  beforeAll(async () => {
    await importRelease(readShippedRelease('iana-2025-11-14.csv.gz'), {}, NOW);
    // In the next release 11434 becomes `ollama`, 34965 `profinet-cm-sec`, 9183 `sirius-agent`.
    await report('Ollama', 11_434);
    await report('Profinet Explorer', 34_965);
    await report('Something Else', 9183);
    await importRelease(readShippedRelease('iana-2026-04-09.csv.gz'), {}, NOW);
  });

  it('makes a report now-official where the name is the software’s own, and says so in the log', async () => {
    expect(await gradeOn(11_434)).toBe('now-official');
    const entry = await testDb().logEntry.findFirst({
      where: { action: 'report.regraded', portStart: 11_434 },
      orderBy: { id: 'desc' },
    });
    expect(entry).toMatchObject({
      reason: 'IANA release 2026-04-09',
      data: { before: 'supported', after: 'now-official' },
    });
  });

  it('tells of it in the release’s story, and of nothing else that is reported', async () => {
    const { official } = (await findReleaseTales()).get('2026-04-09') ?? {};
    expect(official).toEqual([{ start: 11_434, end: 11_434, names: ['Ollama'], slug: 'ollama' }]);
  });

  it('leaves a report alone whose port went to somebody else', async () => {
    expect(await gradeOn(9183)).toBe('supported');
  });

  it('asks a person only where a telling word is shared, and once', async () => {
    const questions = await testDb().edit.findMany({
      where: { kind: 'software.update', state: 'open' },
    });
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({ changes: { aliases: ['profinet-cm-sec'] } });
    expect(questions[0]?.note).toContain('profinet');
    expect(await gradeOn(34_965)).toBe('supported');
  });
});
