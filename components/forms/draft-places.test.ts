import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { draftPlace } from './draft-places';

describe('the place of a draft', () => {
  it.each([
    ['report:1323', 'report', '1323', '/ports/1323/report'],
    ['article:80:he', 'article', '80', '/ports/80/article/edit?locale=he'],
    ['report-edit:7', 'change', '7', '/reports/7/edit'],
    ['report-end:7', 'change', '7', '/reports/7/edit'],
    ['software:echo', 'software', 'echo', '/software/echo/edit'],
    ['service:ms-wbt-server', 'service', 'ms-wbt-server', '/services/ms-wbt-server/edit'],
    ['merge:report.merge:7', 'change', '7', '/reports/7/edit'],
    ['merge:software.merge:echo', 'software', 'echo', '/software/echo/edit'],
  ])('%s is the form %s of %s', (name, kind, about, path) => {
    expect(draftPlace(name)).toEqual({ kind, about, path });
  });

  it.each(['', 'report', 'report:x', 'article:80:xx', 'software:', 'service:', 'merge', 'other:1'])(
    'of %o is none',
    (name) => {
      expect(draftPlace(name)).toBeNull();
    },
  );

  it('is known for every form that keeps one', () => {
    const source = readdirSync('components', { recursive: true })
      .map(String)
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
      .map((file) => readFileSync(`components/${file}`, 'utf8'))
      .join('\n');
    const names = [...source.matchAll(/draftName: `([a-z-]+):/g)].map(([, name]) => name);
    expect([...new Set(names)].sort()).toEqual([
      'article',
      'merge',
      'report',
      'report-edit',
      'report-end',
      'service',
      'software',
    ]);
  });
});
