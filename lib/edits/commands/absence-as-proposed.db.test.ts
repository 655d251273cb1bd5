import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, newPair, seen as seenIn, T0 } from '@/lib/edits/kinds/scene.fixture';
import { givenReport, must, opened, type Person, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { inTime, unseen } from './absence.fixture';

let a: Person;
let carol: Person; // an honest contributor
let moderator: Person;
let report: number;

beforeEach(async () => {
  ({ a, carol, moderator } = await newPair());
  report = await givenReport(carol, {}, T0);
});

const seen = (who: Person, proposal: object, ms = 3 * DAY) =>
  seenIn({ moderator }, who, proposal, ms);
/** The edit when its time has passed. */
const claims = (changes: object) => ({ kind: 'report.update', subject: report, changes });
const entry = (changes: object) => ({ kind: 'software.update', subject: 'echo', changes });

describe('what nobody looked at is applied as it was proposed alone:', () => {
  const sourced = async () => {
    const evidence = ['guide', 'default-port'].map((path) => ({
      ...{ kind: 'vendor-docs', url: `https://echo.labstack.com/${path}` },
    }));
    return must(await submit(carol, claims({ evidence }) as never, T0));
  };

  it.each([
    ['has another port', () => claims({ portStart: 9999, portEnd: 9999 })],
    ['has other transports', () => claims({ transports: ['udp'] })],
    ['is of software with another name', () => entry({ name: 'Malware' })],
  ])('a source waits for a person where the report %s by then', async (_, what) => {
    const edit = await sourced();
    await seen(a, what());
    expect((await inTime(edit)).state).toBe('open');
  });

  it('a new report waits where its entry is another by then', async () => {
    const edit = await opened(carol, 7, T0, { software: { slug: 'echo' } });
    await seen(a, entry({ name: 'Malware', homepage: 'https://evil.example' }));
    expect((await inTime(edit)).state).toBe('open');
    expect(await testDb().report.count({ where: { portStart: 7 } })).toBe(0);
  });

  it('a source is applied where others changed something else of the report', async () => {
    const edit = await sourced();
    await seen(a, claims({ versions: 'v5' }));
    expect(await inTime(edit)).toMatchObject(unseen);
  });
});

describe('for what nobody looked at', () => {
  const supported = async (homepage: string, url: string) => {
    const software = { name: 'Foo', homepage };
    await givenReport(carol, { portStart: 50, portEnd: 50, software }, T0);
    const evidence = [{ kind: 'vendor-docs', url }];
    return opened(carol, 60, T0, { software: { slug: 'foo' }, evidence });
  };

  it.each([
    ['https://pl.wikipedia.org/wiki/Foo', 'https://pl.wikipedia.org/w/Anything'],
    ['https://foo.example.com', 'https://community.foo.example.com/t/anything/1'],
    ['https://foo.example.com', 'https://foo.example.com/answers/1'],
  ])('visitors of %s do not speak for it: %s', async (homepage, url) => {
    expect((await inTime(await supported(homepage, url))).state).toBe('open');
  });

  it('what an entry publishes itself does', async () => {
    const edit = await supported('https://foo.example.com', 'https://docs.foo.example.com/ports');
    expect(await inTime(edit)).toMatchObject(unseen);
  });
});
