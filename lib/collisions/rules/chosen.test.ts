import { describe, expect, it } from 'vitest';
import type { Facts } from '@/lib/check/types';
import { choose, MOST_CHOSEN, namesIn } from './chosen';
import { lineFor, publishFlags } from './line';
import { catalogueOf } from './taken';

const REPORT = {
  bits: 1,
  grade: 'supported',
  role: 'default',
  onByDefault: true,
  settings: [],
} as const;
const FACTS: Facts = {
  release: '2026-08-17',
  services: [
    [53, 53, 3, 'domain'],
    [853, 853, 3, 'domain-s'],
  ],
  profiles: { domain: { names: {}, programs: ['Unbound'], transports: ['udp'] } },
  software: [
    ['grafana', 'Grafana', ['grafana oss'], 'everyone'],
    ['unbound', 'Unbound', [], 'known'],
    ['node-exporter', 'Node exporter', ['node_exporter'], 'special'],
    ['old', 'Old', [], 'special'],
  ],
  reports: [
    { ...REPORT, span: [3000, 3000], software: 0 },
    { ...REPORT, span: [53, 53], software: 1 },
    { ...REPORT, span: [40_000, 50_000], software: 1 },
    { ...REPORT, span: [7000, 7000], software: 3, role: 'malware' },
    { ...REPORT, span: [7001, 7001], software: 3, onByDefault: false },
  ],
};
const CATALOGUE = catalogueOf(FACTS);
const chosen = (text: string) => {
  const { software, unknown } = choose(namesIn(text), CATALOGUE);
  return [software.map(({ slug }) => slug), unknown];
};

describe('a set', () => {
  it('is named by names, slugs, aliases and images, on lines or between commas', () => {
    expect(chosen('Grafana, NODE_EXPORTER\nunbound')).toEqual([
      ['grafana', 'node-exporter', 'unbound'],
      [],
    ]);
    expect(
      chosen('docker.io/grafana/grafana-oss:11.2@sha256:ab\nimage: "prom/node-exporter:v1"'),
    ).toEqual([['grafana', 'node-exporter'], []]);
    expect(chosen('grafana,Grafana OSS')).toEqual([['grafana'], []]);
    expect(chosen('nothing, grafana, constructor')).toEqual([
      ['grafana'],
      ['nothing', 'constructor'],
    ]);
  });

  it('is read as far as it may be long', () => {
    const names = Array.from({ length: MOST_CHOSEN + 2 }, (_, at) => `n${at}`);
    expect(choose(names, CATALOGUE)).toMatchObject({ left: 2, software: [] });
  });
});

describe('what software takes', () => {
  const uses = (name: string) => choose([name], CATALOGUE).software[0]?.uses;

  it('is what IANA assigned to its services, and what reports say', () => {
    expect(uses('unbound')).toMatchObject([
      { start: 53, role: 'official', transports: ['tcp', 'udp'], sure: true },
      { start: 40_000, end: 50_000, sure: false },
    ]);
  });

  it('leaves out malware, and is not sure of what is off at first', () => {
    expect(uses('old')).toMatchObject([{ start: 7001, sure: false }]);
  });
});

describe('the line to copy', () => {
  it.each([
    ['GF_SERVER_HTTP_PORT=3001', 3000, 'GF_SERVER_HTTP_PORT=4000'],
    ['listen = 127.0.0.1:9001', 9000, 'listen = 127.0.0.1:4000'],
    ['listeners.quic.bind = "0.0.0.0:14568"', 14_567, 'listeners.quic.bind = "0.0.0.0:4000"'],
    ['ports { http = 4649 }', 4646, 'ports { http = 4000 }'],
    ['--workers 12 --port 8081', 8080, '--workers 12 --port 4000'],
    ['bind 127.0.0.1', 80, null],
    ['port = PORT', 80, null],
  ])('%s', (example, from, line) => {
    expect(lineFor({ example }, from, 4000)).toBe(line);
  });

  it('publishes other ports of a container', () => {
    const move = { start: 53, end: 53, to: 1053, transports: ['tcp', 'udp'] as const };
    expect(publishFlags(move)).toEqual(['-p 1053:53', '-p 1053:53/udp']);
    expect(publishFlags({ ...move, end: 55, transports: ['tcp'] })).toEqual(['-p 1053-1055:53-55']);
    expect(publishFlags({ ...move, to: null })).toEqual([]);
  });
});
