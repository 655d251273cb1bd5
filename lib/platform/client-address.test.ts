import { expect, test } from 'vitest';
import { addressList, clientAddress, forwardedFor } from './client-address';

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

const behind = (proxies: readonly string[], connectedFrom: string | undefined, said?: string) =>
  forwardedFor(
    connectedFrom,
    said === undefined ? {} : { 'x-forwarded-for': said },
    addressList(proxies) ?? expect.fail('no list'),
  );

test('without a proxy that is named, only the connection is believed', () => {
  expect(behind([], '192.0.2.1', '203.0.113.9')).toBe('192.0.2.1');
  expect(behind([], '::ffff:192.0.2.1', '203.0.113.9')).toBe('192.0.2.1');
  expect(behind(['10.0.0.1'], '127.0.0.1', '203.0.113.9')).toBe('127.0.0.1');
  expect(behind(['10.0.0.1'], undefined, '203.0.113.9')).toBe('');
});

test('a proxy that is named is believed about whom it heard, and no further', () => {
  const proxies = ['127.0.0.1', '10.0.0.0/8', '2001:db8::/32'];
  expect(behind(proxies, '127.0.0.1', '203.0.113.9')).toBe('203.0.113.9');
  expect(behind(proxies, '::ffff:127.0.0.1', '1.1.1.1, 203.0.113.9')).toBe('203.0.113.9');
  expect(behind(proxies, '127.0.0.1', '1.1.1.1, 203.0.113.9, 10.2.3.4')).toBe('203.0.113.9');
  expect(behind(proxies, '2001:db8::7', '2001:db9::1')).toBe('2001:db9::1');
  // It said nothing, or nothing that is an address.
  expect(behind(proxies, '10.2.3.4')).toBe('10.2.3.4');
  expect(behind(proxies, '10.2.3.4', '203.0.113.9, somebody')).toBe('10.2.3.4');
});

test.each(['10.0.0.0/33', '::/129', '10.0.0.0/8/8', '10.0.0', 'proxy', '10.0.0.1/', '1.2.3.4/-1'])(
  '%s is neither an address nor a network',
  (entry) => {
    expect(addressList(['127.0.0.1', entry])).toBeNull();
  },
);
