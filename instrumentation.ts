import type { Renderings } from '@/lib/platform/rendering';

/** Called by Next once in each server process, before it serves. */
export async function register(): Promise<void> {
  // Replaced while building: the other runtime must not even see the import.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  const { OTEL_EXPORTER_OTLP_ENDPOINT: collector } = (await import('@/lib/platform/env')).loadEnv();
  if (collector !== undefined)
    (await import('@/lib/platform/telemetry/otlp')).startTelemetry(collector);
  if ((await import('@/lib/platform/rendering')).onlyRenders()) return;
  const { hearChangesWith, startListening } = await import('@/lib/platform/readiness');
  // Not waited for: it asks this very server, which listens only after this function ends.
  startListening();
  const { startRunner } = await import('@/lib/jobs/runner');
  const { instanceJobs } = await import('@/lib/dashboard/jobs');
  const runner = startRunner(instanceJobs());
  // What was written is heard of at once; without it a round comes within seconds.
  hearChangesWith(() => runner.wake('telling'));
}

/** Called by Next when something fails, in a part of a page too: the page is not kept. */
export function onRequestError(): void {
  const rendering = (globalThis as Renderings).portolanRenderings?.getStore();
  if (rendering !== undefined) rendering.failed = true;
}
