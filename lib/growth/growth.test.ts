import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDIT_STATES } from '@/lib/edits/types';
import { DAY } from '@/lib/platform/clock';
import { reportCreateSchema, reportUpdateSchema } from '@/lib/reports/changes';
import { reportContentSchema } from '@/lib/reports/content';
import { softwareContentSchema } from '@/lib/software/types';
import { planOf, type Wanted } from './plan';
import { copyLine, Json, TABLES } from './copy-text';
import { batchesOf } from './rows';
import { tellSoftware } from './software-story';
import { survey } from './survey';

const UNTIL = new Date('2026-11-30T00:00:00Z');
const FIRST = { software: 1, report: 1, edit: 1, flag: 1 };

function wantedOf(more: Partial<Wanted> = {}): Wanted {
  return { size: 0.1, seed: 'one', until: UNTIL, taken: new Set(), ...more };
}

function digest(wanted: Wanted): string {
  const hash = createHash('sha256');
  const plan = planOf(wanted);
  for (const { rows, entries } of batchesOf(plan, survey(plan), FIRST)) {
    for (const table of TABLES) hash.update(table + rows[table].map(copyLine).join(''));
    hash.update(JSON.stringify(entries));
  }
  return hash.digest('hex');
}

const size = fc.double({ min: 0.01, max: 0.1, noNaN: true });

describe('a made community', () => {
  it('is the same for the same size, seed and end, and another for another seed', () => {
    fc.assert(
      fc.property(size, fc.string({ minLength: 1, maxLength: 8 }), (given, seed) => {
        const wanted = wantedOf({ size: given, seed });
        expect(digest(wanted)).toBe(digest(wanted));
        expect(digest(wanted)).not.toBe(digest({ ...wanted, seed: `${seed}.` }));
      }),
      { numRuns: 5 },
    );
  });

  it('has edits in every state, those that wait with a deadline ahead, and crowded ports', () => {
    const plan = planOf(wantedOf({ size: 1 }));
    const stories = [...plan.software.keys()].map((at) => tellSoftware(plan, at));
    const edits = stories.flatMap((story) => story.edits);
    const counts = EDIT_STATES.map((state) => edits.filter((edit) => edit.state === state).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
    for (const { dueAt, decidedAt } of edits) {
      expect(dueAt === null).toBe(decidedAt !== null);
      if (dueAt !== null) expect(dueAt).toBeGreaterThan(plan.until);
    }
    const reports = stories.flatMap((story) => story.reports);
    expect(reports.length).toBeGreaterThan(1_700);
    expect(reports.length).toBeLessThan(2_300);
    const on8080 = reports.filter(({ content }) => content.portStart === 8080);
    expect(on8080.length).toBeGreaterThan(50);
  });

  it('tells what the commands would take: contents and changes by their schemas, acts in order', () => {
    const plan = planOf(wantedOf({ size: 0.5 }));
    for (const at of plan.software.keys()) {
      const { content, reports, edits } = tellSoftware(plan, at);
      expect(softwareContentSchema.parse(content)).toEqual(content);
      for (const report of reports)
        expect(reportContentSchema.parse(report.content)).toEqual(report.content);
      for (const { proposed, entries } of edits) {
        const { kind, changes } = proposed;
        if (kind === 'report.create')
          expect(reportCreateSchema.safeParse(changes).error).toBe(undefined);
        if (kind === 'report.update')
          expect(reportUpdateSchema.safeParse(changes).error).toBe(undefined);
        const times = entries.map((entry) => entry.at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times.at(-1)).toBeLessThanOrEqual(plan.until);
        expect(plan.people[proposed.author]?.createdAt).toBeLessThan(proposed.at);
      }
    }
  });

  it('never takes a name that means something else', () => {
    const [first] = planOf(wantedOf()).software;
    const plan = planOf(wantedOf({ taken: new Set([first?.slug ?? '']) }));
    expect(plan.software.map(({ name }) => name)).not.toContain(first?.name);
  });

  it('has people of every level, each with a name of their own', () => {
    const plan = planOf(wantedOf({ size: 12 }));
    expect(new Set(plan.people.map(({ handle }) => handle)).size).toBe(plan.people.length);
    expect(new Set(plan.people.map(({ id }) => id)).size).toBe(plan.people.length);
    const { risenAt } = survey(planOf(wantedOf({ size: 1 })));
    const risen = risenAt.filter((at) => at !== null);
    expect(risen.length).toBeGreaterThan(40);
    expect(risen.every((at) => at < UNTIL.getTime() - DAY / 24)).toBe(true);
  });
});

it('a row survives COPY’s text form', () => {
  const cells = ['a\tb\\c\nd', null, ['x"y', 'z\\'], new Json({ a: 'é\n' }), true, new Date(0)];
  expect(copyLine(cells)).toBe(
    'a\\tb\\\\c\\nd\t\\N\t{"x\\\\"y","z\\\\\\\\"}\t{"a":"é\\\\n"}\ttrue\t1970-01-01T00:00:00.000Z\n',
  );
});
