import { pageFolders } from '@/lib/site/page-folders.mjs';
import { test } from '../fixtures';
import { inBothThemes } from '../themes';

/** Addresses to look at of pages with a parameter or a query; all others are looked at as they are. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  '/ports/[port]': ['/ports/1323', '/ports/465', '/ports/49152', '/ports/abc'],
  '/ports/[port]/history': ['/ports/1323/history'],
  '/ports/[port]/asof/[date]': ['/ports/11434?asof=2026-04-08', '/ports/11434?asof=soon'],
  '/ports/[port]/report': ['/ports/3000/report'],
  '/report': ['/report', '/report?port=65536'],
  '/services/[name]': ['/services/http', '/services/whois%2B%2B'],
  '/software/[slug]': ['/software/echo'],
  '/ranges/[range]': ['/ranges/system'],
  '/releases/[date]': ['/releases/2026-08-17'],
  '/api/docs/[group]': ['/api/docs/ports', '/api/docs/schemas', '/api/docs/codes'],
  '/ports': ['/ports', '/ports?grade=refuted&from=5000'],
  '/pick': ['/pick', '/pick?near=8000&count=20&avoid=8010-8020', '/pick?range=80-80'],
  '/collisions': ['/collisions', '/collisions?software=grafana,gitea,unbound,nobody'],
  '/software/[slug]/vs/[other]': ['/software/echo/vs/grafana', '/software/gitea/vs/grafana'],
  '/apply': ['/apply', '/apply?users=anybody&protocol=own&finding=known&name=http&port=11434'],
  '/services': ['/services', '/services?name=ssh'],
  '/search': ['/search?q=postgers', '/search'],
  // member-accessibility.spec.ts looks at these, with something on them.
  '/changes': [],
  '/batches/[id]': [],
  // namespaces.spec.ts looks at one that is there.
  '/namespaces/[slug]': ['/namespaces/nope'],
  '/edits': [],
  '/edits/[id]': [],
  '/history/[type]/[id]': [],
  '/log': [],
  '/users/[handle]': [],
};

function samplesOf(path: string): readonly string[] {
  const samples = SAMPLES[path] ?? [path];
  if (samples.some((one) => one.includes('['))) throw new Error(`Name an address of ${path}.`);
  return samples;
}

const PAGES = [
  ...pageFolders().flatMap(({ group, path }) => (group === 'member' ? [] : samplesOf(path))),
  '/signin',
];

for (const path of PAGES) {
  test(`${path} has no serious accessibility violation in either theme`, async ({
    page,
    expectAccessible,
  }) => {
    await page.goto(path);
    await inBothThemes(page, expectAccessible);
  });
  test(`${path} has none in Hebrew`, async ({ page, expectAccessible }) => {
    await page.goto(path === '/' ? '/he' : `/he${path}`);
    await expectAccessible();
  });
}
