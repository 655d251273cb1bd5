import { describe, expect, it } from 'vitest';
import { fieldError } from './error-codes';
import { failure } from './errors';
import { problemResponse } from './problem';

describe('a failure', () => {
  it('is a problem of RFC 9457 that names each wrong field and is kept by nobody', async () => {
    const answer = problemResponse(
      failure('invalid', {
        errors: [fieldError('limit', 'too_small', { origin: 'number', minimum: 1 })],
      }),
    );
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({
      status: 422,
      code: 'invalid',
      errors: [{ path: 'limit', code: 'too_small' }],
    });
  });

  it('says when to come back, and what its detail adds, which never stands for the problem itself', async () => {
    const answer = problemResponse(
      failure('rate-limited', { retryAfter: 30, detail: { status: 200, mine: 1 } }),
    );
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(await answer.json()).toMatchObject({ status: 429, mine: 1 });
  });
});
