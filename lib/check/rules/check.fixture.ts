import type { Facts } from '@/lib/check/types';
import { readPaste } from '@/packages/portolan/src/portolan';
import { rowsOf } from './rows';
import { indexFacts } from './who';

const BY_DEFAULT = { role: 'default', onByDefault: true } as const;

export const FACTS: Facts = {
  release: '2026-08-17',
  services: [
    [22, 22, 3, 'ssh'],
    [514, 514, 1, 'shell'],
    [514, 514, 2, 'syslog'],
    [591, 591, 1, 'http-alt'],
    [3000, 3000, 1, 'hbci'],
    [5432, 5432, 1, 'postgresql'],
    [8080, 8080, 1, 'http-alt'],
  ],
  profiles: {
    ssh: { names: { en: 'SSH', he: 'מעטפת מאובטחת' }, programs: ['OpenSSH'], transports: ['tcp'] },
    postgresql: { names: { en: 'PostgreSQL' }, programs: ['PostgreSQL'], transports: ['tcp'] },
  },
  software: [
    ['grafana', 'Grafana', [], 'everyone'],
    ['prometheus', 'Prometheus', [], 'known'],
    ['node-exporter', 'Node exporter', ['node_exporter'], 'special'],
  ],
  reports: [
    {
      ...{ span: [3000, 3000], bits: 1, software: 0, grade: 'confirmed', ...BY_DEFAULT },
      settings: [{ kind: 'env', key: 'GF_SERVER_HTTP_PORT', example: 'GF_SERVER_HTTP_PORT=3001' }],
    },
    { span: [9090, 9090], bits: 1, software: 1, grade: 'supported', settings: [], ...BY_DEFAULT },
    { span: [9100, 9100], bits: 1, software: 2, grade: 'unverified', settings: [], ...BY_DEFAULT },
  ],
};
export const INDEX = indexFacts(FACTS);

export const rows = async (...lines: string[]) => rowsOf(await readPaste(lines.join('\n')));
/** A line of `ss` on what listens. */
export const listen = (place: string, program = '', pid = 1) =>
  `tcp LISTEN 0 128 ${place} 0.0.0.0:*${program === '' ? '' : ` users:(("${program}",pid=${pid},fd=3))`}`;
