import { beforeEach, describe, expect, it } from 'vitest';
import { REBASE, type RebaseInput } from '@/lib/edits/commands/rebase';
import {
  after,
  approvedAround as approvedAroundIn,
  approvedBy,
  givenService,
  HOUR,
  newPair,
  seen as seenIn,
  storedEdit,
  storedReport,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { findEdit } from '@/lib/edits/queries/edit';
import type { Tx } from '@/lib/platform/db';
import {
  actOn,
  givenReport,
  must,
  opened,
  type Person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';

let a: Person; // a hostile pair of reviewers
let b: Person;
let carol: Person;
let honest: Person;
let moderator: Person;
let report: number;

beforeEach(async () => {
  ({ a, b, carol, honest, moderator } = await newPair());
  report = await givenReport(carol, {}, T0);
});

const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);
const entry = (changes: object) => ({ kind: 'software.update', subject: 'echo', changes }) as const;
const sources = (path: string) =>
  ({
    kind: 'report.update',
    subject: report,
    changes: {
      evidence: ['guide', path].map((one) => ({
        ...{ kind: 'vendor-docs', url: `https://echo.labstack.com/${one}` },
      })),
    },
  }) as const;

const approvedAround = (proposal: object, between: () => Promise<unknown>) =>
  approvedAroundIn({ a, b, honest }, proposal, between);

const app = (id: string) => `https://play.google.com/store/apps/details?id=${id}`;

describe('a homepage is another, and an approval of a report on it ends,', () => {
  it.each([
    ['where what follows the path differs', app('org.good'), app('com.evil')],
    ['where one letter of it is a capital', 'https://bit.ly/3AbCdEf', 'https://bit.ly/3aBcDeF'],
    ['at another port', 'https://echo.example/', 'https://echo.example:31337/'],
    ['at another place of one page', 'https://echo.example/#/docs', 'https://echo.example/#/login'],
  ])('%s', async (_, was, is) => {
    await seen(carol, entry({ homepage: was }));
    const state = await approvedAround(sources('more'), () =>
      seen(carol, entry({ homepage: is }), 2 * HOUR),
    );
    expect(state).toBe('open');
  });

  it('but not where it is spelt otherwise', async () => {
    const spelt = { homepage: 'http://www.echo.labstack.com/' };
    expect(await approvedAround(sources('more'), () => seen(carol, entry(spelt), 2 * HOUR))).toBe(
      'applied',
    );
  });

  it('where a new report brings software whose name another has by then', async () => {
    const software = (id: string) => ({ software: { name: 'Foo', homepage: app(id) } });
    const edit = await opened(a, 7, T0, software('org.foo'));
    must(await approvedBy(honest, edit));
    const theirs = reportChanges({ portStart: 8, portEnd: 8, ...software('com.evil') });
    await seen(carol, { kind: 'report.create', changes: theirs }, 2 * HOUR);
    expect(must(await approvedBy(b, edit, 3 * HOUR)).state).toBe('conflicted');
    expect(await testDb().report.count({ where: { portStart: 7 } })).toBe(0);
  });
});

describe('an approval of the programs of a profile ends', () => {
  const profile = (changes: object) =>
    ({ kind: 'service.update', subject: 'rdp', changes }) as const;
  const PROFILE = { plainName: 'Remote Desktop', what: 'Shows a desktop.' };

  it('where a program that a profile names has another homepage by then', async () => {
    await givenService();
    await seen(carol, profile(PROFILE));
    const state = await approvedAround(profile({ software: ['Echo'] }), () =>
      seen(carol, entry({ homepage: 'https://evil.example' }), 2 * HOUR),
    );
    expect(state).toBe('open');
  });

  it('where a program that a profile names has become part of another by then', async () => {
    await givenService();
    await seen(carol, profile(PROFILE));
    await givenReport(carol, { portStart: 9, portEnd: 9, software: { name: 'Malware' } }, T0);
    const state = await approvedAround(profile({ software: ['Echo'] }), () =>
      seen(
        carol,
        { kind: 'software.merge', subject: 'echo', changes: { into: 'malware' } },
        2 * HOUR,
      ),
    );
    expect(state).toBe('open');
  });

  it('where a name by which a profile means a program is another’s by then', async () => {
    await givenService();
    await seen(carol, profile(PROFILE));
    await seen(carol, entry({ aliases: ['eko'] }));
    const state = await approvedAround(profile({ software: ['eko'] }), () =>
      seen(carol, entry({ aliases: [] }), 2 * HOUR),
    );
    expect(state).toBe('open');
  });
});

describe('an approval', () => {
  it('from before it was kept what it was of ends', async () => {
    const state = await approvedAround(sources('more'), async () => {
      await testDb().review.updateMany({ data: { plan: null } });
      await seen(carol, entry({ name: 'Malware', homepage: 'https://evil.example' }), 2 * HOUR);
    });
    expect(state).toBe('open');
    expect(await testDb().review.count({ where: { voidedAt: { not: null } } })).toBe(1);
  });

  it('of a new source holds over a rebase that leaves every word, whichever edit came first', async () => {
    const first = must(await submit(a, sources('other'), T0));
    const edit = must(await submit(carol, sources('more'), T0));
    must(await approvedBy(honest, edit));
    must(await approvedBy(moderator, first, 2 * HOUR));
    const { revision } = await storedReport(report);
    const onto: RebaseInput = { baseRevision: revision, resolutions: {} };
    must(await actOn(REBASE, carol, edit.id, onto, after(3 * HOUR)));
    expect(must(await approvedBy(b, edit, 4 * HOUR)).state).toBe('applied');
  });

  it('of what was shown is refused where something changed while that was read', async () => {
    const edit = must(await submit(a, sources('more'), T0));
    let changes = 0;
    const between = testDb().$extends({
      query: {
        sourceCheck: {
          async findMany({ args, query }) {
            changes += 1;
            if (changes === 1) {
              const other = { transports: ['udp'] };
              await seen(carol, { kind: 'report.update', subject: report, changes: other });
            }
            return query(args);
          },
        },
      },
    });
    const view = await findEdit(between as unknown as Tx, edit.id, null, after(HOUR));
    expect(changes).toBeGreaterThan(0);
    const verdict = { verdict: 'approve', version: 1, plan: view?.plan ?? '' } as const;
    expect(await review(honest, edit, verdict, after(2 * HOUR))).toMatchObject({
      ...{ ok: false, code: 'stale', reason: 'edit-changed' },
    });
    expect((await storedEdit(edit.id)).state).toBe('open');
  });
});
