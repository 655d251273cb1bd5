import { describe, expect, it } from 'vitest';
import { softwareValue } from '@/components/forms/values';
import type { KnownUses } from '@/lib/edits/known';
import { type Claimed, reportedAlready } from './reported-already';

const FOUND: KnownUses = {
  reports: [
    {
      ...{ id: 7, portStart: 3000, portEnd: 3010, transports: ['tcp'], role: 'default' },
      ...{ software: { slug: 'grafana', name: 'Grafana' }, summary: '', grade: 'supported' },
    },
  ],
  edits: [
    {
      ...{ id: 40, kind: 'report.create', state: 'open', isNew: true, summary: null },
      ...{ portStart: 3000, portEnd: 3000, software: 'Lugger' },
    },
    {
      ...{ id: 41, kind: 'report.update', state: 'open', isNew: false, summary: null },
      ...{ portStart: 3000, portEnd: 3000, software: 'Ketch' },
    },
  ],
  elsewhere: [],
};

const claim = (more: Partial<Claimed>) =>
  reportedAlready(FOUND, {
    ...{ software: softwareValue(''), portStart: '3000', portEnd: '', transports: ['tcp'] },
    ...more,
  });

describe('what a form would say again', () => {
  it('is a report of the chosen software, or of that name, however it is written', () => {
    const bySlug = claim({ software: softwareValue({ slug: 'grafana', name: 'Grafana' }) });
    expect(bySlug.report?.id).toBe(7);
    expect(claim({ software: softwareValue('  gRAFANA ') }).report?.id).toBe(7);
  });

  it.each([
    ['no software is named', {}],
    ['it is other software', { software: softwareValue('Graf') }],
    ['no transport is shared', { software: softwareValue('Grafana'), transports: ['udp'] }],
    ['the range ends before', { software: softwareValue('Grafana'), portStart: '2999' }],
    ['the range begins behind', { software: softwareValue('Grafana'), portStart: '3011' }],
  ])('is nothing where %s', (_, more) => {
    expect(claim(more)).toEqual({ report: null, edit: null });
  });

  it('is a report that a typed range reaches into', () => {
    const reaching = { portStart: '2990', portEnd: '3000', transports: ['udp', 'tcp'] };
    expect(claim({ ...reaching, software: softwareValue('Grafana') }).report?.id).toBe(7);
  });

  it('is a proposal of a new report that waits, and no change of one', () => {
    expect(claim({ software: softwareValue('lugger') }).edit?.id).toBe(40);
    expect(claim({ software: softwareValue('Ketch') })).toEqual({ report: null, edit: null });
  });
});
