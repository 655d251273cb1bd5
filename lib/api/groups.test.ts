import { describe, expect, it } from 'vitest';
import { callsByGroup, groupOfCall } from './groups';
import { openApiDocument } from './openapi';

const document = openApiDocument();

describe('the groups of calls', () => {
  it('hold every call of the document once, and none is empty', () => {
    const known = Object.keys(document.paths);
    expect(known.filter((path) => groupOfCall(path) === null)).toEqual([]);
    const groups = [...callsByGroup(document).values()];
    const ids = groups.flatMap((calls) => calls.map(({ operation }) => operation.operationId));
    const all = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual(all.sort());
    for (const calls of groups) expect(calls.length).toBeGreaterThan(0);
  });

  it('are of a size that one can look through', () => {
    for (const calls of callsByGroup(document).values())
      expect(calls.length).toBeLessThanOrEqual(16);
  });
});
