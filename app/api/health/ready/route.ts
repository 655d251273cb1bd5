import { connection } from 'next/server';
import { leftAside, readinessProblems } from '@/lib/platform/readiness';

/** 200 when pages are what the database says, else 503 with what is wrong; a replica that is not read from is said in both. */
export async function GET(): Promise<Response> {
  await connection();
  const problems = await readinessProblems();
  const ready = problems.length === 0;
  return Response.json(
    { status: ready ? 'ready' : 'not-ready', problems, leftAside: leftAside() },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
