import { afterEach, expect, test, vi } from 'vitest';
import { forgetEnv } from '@/lib/platform/env';
import { instanceVisiting, startChecking } from './timer';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  forgetEnv();
});

function withSettings(settings: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  forgetEnv();
}

test('no page is read unless the operator says so', () => {
  vi.useFakeTimers();
  withSettings({ EVIDENCE_CHECKS: '' });
  startChecking();
  expect(vi.getTimerCount()).toBe(0);
  withSettings({ EVIDENCE_CHECKS: 'on' });
  startChecking();
  startChecking();
  expect(vi.getTimerCount()).toBe(1);
});

test('whoever is asked learns who asks, and nothing of this machine is open by itself', () => {
  withSettings({ NEXTAUTH_URL: 'https://ports.example', EVIDENCE_TEST_ORIGIN: '' });
  expect(instanceVisiting()).toMatchObject({
    userAgent: 'Portolan/1.0 (+https://ports.example/about)',
    allowedOrigin: undefined,
  });
});
