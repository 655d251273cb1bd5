import { beforeAll, describe, expect, it } from 'vitest';
import { givenReport, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { apiAnswer } from './answer';
import { answerFrom, tableOf } from './loaders';
import { findPickData, type PickData } from './queries';
import { askOf, pickAnswerSchema, pickQuery } from './schema';

const now = new Date();

beforeAll(async () => {
  await resetDb();
  const author = await person();
  await givenReport(author, { portStart: 8001, portEnd: 8002, summary: 'A use' }, now);
  const id = await givenReport(author, { portStart: 8003, portEnd: 8003, summary: 'Wrong' }, now);
  await testDb().report.update({ where: { id }, data: { grade: 'refuted' } });
  await testDb().portRun.deleteMany();
  const run = (start: number, end: number, tcp: string, names: string[]) => ({
    ...{ start, end, status: tcp, tcp, udp: 'unassigned', sctp: 'unlisted', dccp: 'unlisted' },
    names,
  });
  await testDb().portRun.createMany({
    data: [run(0, 7999, 'unassigned', []), run(8000, 8000, 'assigned', ['irdmi'])],
  });
});

async function picked(query: Record<string, string>) {
  const table = tableOf(JSON.parse(JSON.stringify(await findPickData())) as PickData);
  return apiAnswer(await answerFrom(table, askOf(pickQuery.parse(query))));
}

describe('picks from the database', () => {
  it('keep off assigned and reported ports, and are what the schema of the API says', async () => {
    const answer = await picked({ range: '8000-8004', near: '8000', count: '50' });
    expect(pickAnswerSchema.parse(answer)).toEqual(answer);
    expect(answer.picks.map(({ port }) => port)).toEqual([8003, 8004]);
    expect(answer.left).toEqual({ free: 2, asked: 0, assigned: 1, reported: 2, reservation: 0 });
    expect(answer.picks[0]?.reasons.map(({ message }) => message)).toEqual([
      '3 above 8000',
      'no entry in IANA’s registry (TCP and UDP)',
      'no use is reported',
    ]);
    expect(answer.avoided.map(({ portStart, portEnd }) => [portStart, portEnd])).toEqual([
      [8000, 8000],
      [8001, 8002],
    ]);
    expect(answer.avoided[0]?.reasons[0]?.message).toBe('assigned to irdmi (TCP)');
  });

  it('are none where none fit, with the longest stretch there is', async () => {
    const answer = await picked({ range: '8000-8010', run: '9' });
    expect(answer).toMatchObject({ picks: [], longest: { portStart: 8003, portEnd: 8010 } });
    expect((await picked({ range: '8000-8000' })).longest).toBeNull();
  });
});
