import { expect, test } from 'vitest';
import { isFromOwnPages } from './same-origin';

const OWN = 'https://ports.example.org';
const from = (headers: Record<string, string>) =>
  isFromOwnPages(new Headers({ host: 'ports.example.org', ...headers }), OWN);

test('a page of the site may write', () => {
  expect(from({ origin: 'https://ports.example.org' })).toBe(true);
  expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(from({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(true);
});

test('the site may be opened under another of its names', () => {
  expect(from({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })).toBe(true);
});

test.each([
  { origin: 'https://evil.example' },
  { origin: 'https://ports.example.org.evil.example' },
  { origin: 'null' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  {},
] as Record<string, string>[])('%j may not', (headers) => {
  expect(from(headers)).toBe(false);
});
