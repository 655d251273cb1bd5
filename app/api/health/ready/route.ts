import { connection } from 'next/server';
import { degradedJobs } from '@/lib/jobs/state';
import { systemClock } from '@/lib/platform/clock';
import { leftAside, readinessProblems } from '@/lib/platform/readiness';

/**
 * 200 when pages are what the database says, else 503 with what is wrong. What is said in both and changes no status: a
 * replica that is not read from, and jobs that do not get on (another process may do them, and who is served is served).
 */
export async function GET(): Promise<Response> {
  await connection();
  const problems = await readinessProblems();
  const ready = problems.length === 0;
  return Response.json(
    {
      ...{ status: ready ? 'ready' : 'not-ready', problems, leftAside: leftAside() },
      degradedJobs: degradedJobs(systemClock.now()),
    },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
