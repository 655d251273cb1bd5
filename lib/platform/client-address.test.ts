import { expect, test } from 'vitest';
import { clientAddress } from './client-address';

const from = (forwarded?: string) =>
  clientAddress(new Headers(forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded }));

test('what the nearest proxy wrote counts, not what the client claims', () => {
  expect(from('10.1.2.3, 192.0.2.7')).toBe('192.0.2.7');
});

test('one IPv6 connection is one address, however it is written', () => {
  expect(from('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(from('2001:0DB8:0001:0002::1')).toBe('2001:db8:1:2::/64');
  expect(from('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(from('::1')).toBe('0:0:0:0::/64');
  expect(from('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

test('an IPv4 address in IPv6 clothes is the IPv4 address', () => {
  expect(from('::ffff:192.0.2.7')).toBe('192.0.2.7');
});

test.each([undefined, '', 'somebody', '1.2.3.4:80'])('%j is nobody in particular', (value) => {
  expect(from(value)).toBe('unknown');
});
