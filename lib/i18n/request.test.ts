import { createTranslator } from 'next-intl';
import { expect, it, vi } from 'vitest';
import requestConfig from './request';

vi.mock('next-intl/server', () => ({ getRequestConfig: (config: unknown) => config }));
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }));

const configOf = (locale: string) =>
  requestConfig({ locale } as Parameters<typeof requestConfig>[0]);

it('what next-intl learns of a message in one request it knows in the next', async () => {
  const [first, second] = [await configOf('en'), await configOf('he')];
  const { _cache: known } = first as { _cache?: { message: Record<string, unknown> } };
  expect(known).toBe((second as { _cache?: unknown })._cache);
  const before = Object.keys(known?.message ?? {}).length;
  const t = createTranslator({
    ...first,
    messages: { port: { a: '{count, plural, one {#} other {# s}}' } },
    namespace: 'port',
  });
  expect(t('a', { count: 2 })).toBe('2 s');
  expect(Object.keys(known?.message ?? {}).length).toBe(before + 1);
});

it('the catalogue of a language is put together once', async () => {
  expect((await configOf('pl')).messages).toBe((await configOf('pl')).messages);
});
