import { afterEach, expect, test, vi } from 'vitest';
import { forgetEnv } from '@/lib/platform/env';
import { instanceVisiting, sourcesJob } from './jobs';

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

function withSettings(settings: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  forgetEnv();
}

test('no page is read unless the operator says so', () => {
  withSettings({ EVIDENCE_CHECKS: '' });
  expect(sourcesJob()).toBeNull();
  withSettings({ EVIDENCE_CHECKS: 'on' });
  expect(sourcesJob()).not.toBeNull();
});

test('whoever is asked learns who asks, and nothing of this machine is open by itself', () => {
  withSettings({ NEXTAUTH_URL: 'https://ports.example', EVIDENCE_TEST_ORIGIN: '' });
  expect(instanceVisiting()).toMatchObject({
    userAgent: 'Portolan/1.0 (+https://ports.example/about)',
    allowedOrigin: undefined,
  });
});
