import { expect, it } from 'vitest';
import { API_OPERATIONS } from '@/lib/api/registry';
import { pageFolders } from '@/lib/site/page-folders.mjs';
import { ASKS } from './growth-asks';

const asked = ASKS.map(({ name }) => name.split('?')[0] ?? '');

/** Whether a kind that is measured is of this address, of which `[…]` and `{…}` stand for anything. */
function isAsked(address: string): boolean {
  const pattern = address.replace(/\[\w+\]|\{\w+\}/g, '[^/]+');
  return asked.some((one) => new RegExp(`^${pattern}$`).test(one));
}

/**
 * What shows nothing that grows: a form, a letter’s link, or what needs somebody’s own things. A port on a day is
 * asked for by its query, a namespace has at most some hundred ports.
 */
const FORMS = [
  ...[
    '/account/email',
    '/account/handle',
    '/batches/[id]',
    '/batches/[id]/moderate',
    '/batches/new',
  ],
  ...['/edits/[id]/rebase', '/ports/[port]/article/edit', '/services/[name]/edit', '/signin'],
  ...['/signin/confirm', '/software/[slug]/edit', '/unsubscribe', '/report'],
  ...['/account/factor', '/signin/factor', '/apply', '/namespaces/new', '/namespaces/[slug]'],
  ...['/namespaces/[slug]/manage', '/ports/[port]/asof/[date]'],
];

it('measures every kind of page, forms apart', () => {
  const paths = pageFolders().map(({ path }) => path);
  expect(paths.filter((path) => !isAsked(path))).toEqual(
    paths.filter((path) => FORMS.includes(path)),
  );
});

/** Exports have a measurement of their own; watches are asked for with the page they are on. */
const CALLS = [
  ...['/exports/{name}', '/edits/{id}/comments', '/chart/releases/{date}', '/ports/{n}/watch'],
  ...['/ranges/{range}/watch', '/software/{slug}/watch', '/log.atom', '/changes.atom'],
  '/namespaces/{slug}',
];

it('measures every call that reads', () => {
  const paths = API_OPERATIONS.filter(({ method }) => method === 'get').map(({ path }) => path);
  const missing = paths.filter((path) => !isAsked(`/api/v1${path}`));
  expect(missing.filter((path) => !CALLS.includes(path))).toEqual([]);
});
