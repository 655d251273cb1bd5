import { describe, expect, it } from 'vitest';
import { openingsOfSoftware } from './openings';

type Software = Parameters<typeof openingsOfSoftware>[0];
type Report = Software['ports'][number];

const report = (port: number, more: Partial<Report> = {}) =>
  ({
    ...{ portStart: port, portEnd: port, transports: ['tcp'], role: 'default', grade: 'supported' },
    ...more,
  }) as Report;
const ssh = {
  serviceName: 'ssh',
  spans: [{ start: 22, end: 22 }],
  transports: ['tcp'],
} as unknown as Software['officialUses'][number];

describe('the ports to let in for a piece of software', () => {
  it('are its official ones and those reported, without what is no more or was found wrong', () => {
    const ports = [
      report(8080),
      report(1, { role: 'historic' }),
      report(2, { grade: 'historic' }),
      report(3, { grade: 'refuted' }),
    ];
    expect(openingsOfSoftware({ ports, officialUses: [ssh] })).toEqual([
      {
        transport: 'tcp',
        spans: [
          { start: 22, end: 22 },
          { start: 8080, end: 8080 },
        ],
      },
    ]);
  });

  it('are none of malware, whatever else is said of it', () => {
    const ports = [report(8080), report(31_337, { role: 'malware' })];
    expect(openingsOfSoftware({ ports, officialUses: [ssh] })).toEqual([]);
  });
});
