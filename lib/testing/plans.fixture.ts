import pg from 'pg';
import { vi } from 'vitest';
import { withClient } from '@/lib/instance/postgres/connect';
import { databaseUrl } from '@/lib/platform/env';

/** What PostgreSQL would do, step by step. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** What PostgreSQL does for each statement that `work` sends. */
export async function plansOf(work: () => Promise<unknown>): Promise<PlanNode[]> {
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  await work();
  const statements = (sent.mock.calls as readonly unknown[][]).map(([first, values]) =>
    typeof first === 'string'
      ? { text: first, values: values as unknown[] }
      : (first as { text: string; values: unknown[] }),
  );
  sent.mockRestore();
  return withClient(databaseUrl(), async (client) => {
    const nodes: PlanNode[] = [];
    for (const { text, values } of statements.filter((one) =>
      /^\s*(?:SELECT|WITH)/i.test(one.text),
    )) {
      const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
        `EXPLAIN (FORMAT JSON) ${text}`,
        values,
      );
      nodes.push(...(rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => nodesOf(Plan)));
    }
    return nodes;
  });
}
