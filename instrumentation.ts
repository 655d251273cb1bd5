import type { Renderings } from '@/lib/platform/rendering';

/** Called by Next once in each server process, before it serves. */
export async function register(): Promise<void> {
  // Replaced while building: the other runtime must not even see the import.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  const { startListening } = await import('@/lib/platform/readiness');
  // Not waited for: it asks this very server, which listens only after this function ends.
  startListening();
  const { startSettling } = await import('@/lib/edits/timer');
  startSettling();
  const { startGivingVerdicts } = await import('@/lib/moderation/timer');
  startGivingVerdicts();
  const { startTelling } = await import('@/lib/notifications/timer');
  startTelling();
  const { startExpiring } = await import('@/lib/namespaces/timer');
  startExpiring();
  const { startChecking } = await import('@/lib/sources/timer');
  startChecking();
}

/** Called by Next when something fails, in a part of a page too: the page is not kept. */
export function onRequestError(): void {
  const rendering = (globalThis as Renderings).portolanRenderings?.getStore();
  if (rendering !== undefined) rendering.failed = true;
}
