import { describe, expect, test } from 'vitest';
import { DAY } from '@/lib/platform/clock';
import { UNREACHABLE_REASONS } from '../types';
import { plainAddress } from './plain-address';
import { dueAgain, type Visit, verdictOf } from './verdict';

const page = (more: Partial<Extract<Visit, { type: 'page' }>> = {}): Visit => ({
  ...{ type: 'page', status: 200, text: 'port 1323', html: false, cut: false, movedTo: null },
  ...more,
});

describe('what a visit says', () => {
  test.each([
    [page(), 'there', null],
    [page({ movedTo: 'https://new.example/' }), 'moved', null],
    [page({ text: 'port 80' }), 'gone', 'no-line'],
    [page({ text: 'port 80', movedTo: 'https://new.example/' }), 'gone', 'no-line'],
    [page({ status: 404 }), 'gone', 'no-page'],
    [page({ status: 410 }), 'gone', 'no-page'],
    [page({ status: 403 }), 'unreachable', 'refused'],
    [page({ status: 429 }), 'unreachable', 'refused'],
    [page({ status: 503 }), 'unreachable', 'server-error'],
    [page({ cut: true }), 'there', null],
    [page({ text: 'port 80', cut: true }), 'unreachable', 'too-large'],
  ])('%j: %s', (visit, state, reason) => {
    expect(verdictOf(visit, 'port 1323')).toMatchObject({ state, reason });
  });

  test.each(UNREACHABLE_REASONS)('%s is never taken for gone', (reason) => {
    const verdict = verdictOf({ type: 'unreachable', reason }, 'port 1323');
    expect(verdict).toEqual({ state: 'unreachable', reason, movedTo: null });
  });

  test('where it moved to is told', () => {
    const movedTo = 'https://new.example/';
    expect(verdictOf(page({ movedTo }), 'port 1323').movedTo).toBe(movedTo);
  });

  test('what fails is asked for again sooner', () => {
    const now = new Date('2026-11-30T12:00:00Z');
    expect(dueAgain('unreachable', now).getTime() - now.getTime()).toBe(DAY);
    expect(dueAgain('gone', now) < dueAgain('there', now)).toBe(true);
  });
});

describe('the address of the text itself', () => {
  const at = (url: string) => plainAddress(new URL(url)).href;

  test.each([
    [
      'https://github.com/hipages/php-fpm_exporter/blob/c75d2df/Dockerfile#L9',
      'https://raw.githubusercontent.com/hipages/php-fpm_exporter/c75d2df/Dockerfile',
    ],
    [
      'https://github.com/o/r/blob/c75d2df/docs/Users Guide.txt?plain=1',
      'https://raw.githubusercontent.com/o/r/c75d2df/docs/Users%20Guide.txt',
    ],
    [
      'https://gitlab.com/group/sub/r/-/blob/main/a.c#L3',
      'https://gitlab.com/group/sub/r/-/raw/main/a.c',
    ],
    ['https://github.com/coder/code-server/pull/255/files', null],
    ['https://github.com.evil.example/o/r/blob/c/f', null],
    ['https://docs.example/guide?page=2#port', 'https://docs.example/guide?page=2'],
  ])('%s', (url, plain) => {
    expect(at(url)).toBe(plain ?? url);
  });
});
