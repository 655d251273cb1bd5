import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { dispatch, type Method, routedCalls } from '@/lib/testing/dispatch.fixture';
import { CALLS, OTHERS } from './matrix.examples';
import { ACTORS, type ActorName, fillStage, fillTargets, type Stage } from './matrix.fixture';
import { API_OPERATIONS } from './registry';

let stage: Stage;
let made = 1;

describe('who may do what', () => {
  it('is said of every call, and of no other', () => {
    expect(Object.keys(CALLS).sort()).toEqual(API_OPERATIONS.map(({ id }) => id).sort());
  });

  it('is said of every call that a route answers', async () => {
    const said = API_OPERATIONS.map(
      ({ method, path: address }) => `${method.toUpperCase()} ${address}`,
    );
    expect((await routedCalls()).sort()).toEqual(said.sort());
  });

  it('is said of every other route', () => {
    const folder = path.join(process.cwd(), 'app/api');
    const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts' && !file.startsWith('v1'))
      .map((file) => path.dirname(file).split(path.sep).join('/'));
    expect(routes.sort()).toEqual(Object.keys(OTHERS).sort());
  });

  beforeAll(async () => {
    stage = await fillStage();
  });

  it.each(API_OPERATIONS)('$id', async ({ id, method }) => {
    const row = CALLS[id]!;
    if (method !== 'get' && row.isActedOn === true)
      stage = { ...stage, ...(await fillTargets(made++)) };
    const through: ActorName[] = [];
    for (const actor of ACTORS) {
      const body = row.body?.(stage);
      const request = new Request(`http://localhost:3000/api/v1${row.path(stage, actor)}`, {
        method: method.toUpperCase(),
        headers: {
          ...stage.headers[actor],
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const { status } = await dispatch(request);
      // Whatever else hinders, it is no other way in: the state of things, or that it is done already.
      const answers = [200, 201, 202, 401, 403, 409, ...(row.none === true ? [404] : [])];
      expect(answers, `${actor}: ${status}`).toContain(status);
      if (status !== 401 && status !== 403) through.push(actor);
    }
    expect(through.sort()).toEqual([...row.may].sort());
  });

  it.each(Object.entries(OTHERS).filter(([, status]) => status !== null))(
    '%s is nobody’s by chance: %d',
    async (route, status) => {
      const handlers = (await import(
        pathToFileURL(path.join(process.cwd(), 'app/api', route, 'route.ts')).href
      )) as Partial<Record<Method, (request: Request) => Promise<Response>>>;
      const handler = handlers.GET ?? handlers.POST;
      const request = new Request(`http://localhost:3000/api/${route}`, {
        method: handlers.GET === undefined ? 'POST' : 'GET',
      });
      expect((await handler?.(request))?.status).toBe(status);
    },
  );
});
