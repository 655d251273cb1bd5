import { createHash, randomBytes } from 'node:crypto';
import type { NextApiRequest, NextApiResponse } from 'next';
import nextAuthModule, { type AuthOptions } from 'next-auth';

// CommonJS seen from an ES module: bundlers and Node disagree on what its default export is.
const NextAuth =
  typeof nextAuthModule === 'function'
    ? nextAuthModule
    : (nextAuthModule as { default: typeof nextAuthModule }).default;

/** One call of next-auth: what its own route would have been asked. */
export interface AuthCall {
  readonly method: 'GET' | 'POST';
  /** `/api/auth/` and these: the act and, for some, the provider. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
}

export interface AuthAnswer {
  readonly status: number;
  readonly location: string | null;
  /** Whole `Set-Cookie` headers. */
  readonly setCookies: readonly string[];
}

/**
 * Asks next-auth without the framework around it, so that a form, an action and a test ask in the same way.
 * Its CSRF token is filled in here: the callers have checked the origin, which proves more (OWASP, "CSRF prevention").
 */
export async function callNextAuth(
  options: AuthOptions & { secret: string },
  call: AuthCall,
): Promise<AuthAnswer> {
  const csrf = randomBytes(32).toString('hex');
  const csrfHash = createHash('sha256').update(`${csrf}${options.secret}`).digest('hex');
  const request = {
    method: call.method,
    query: { ...call.query, nextauth: call.path },
    body: { ...call.body, csrfToken: csrf },
    cookies: { ...call.cookies, [csrfCookieName(options)]: `${csrf}|${csrfHash}` },
    headers: {},
  };
  const answer = new CollectedAnswer();
  await NextAuth(
    request as unknown as NextApiRequest,
    answer as unknown as NextApiResponse,
    options,
  );
  return { status: answer.code, location: answer.location(), setCookies: answer.cookies() };
}

function csrfCookieName({ useSecureCookies }: AuthOptions): string {
  return `${useSecureCookies === true ? '__Host-' : ''}next-auth.csrf-token`;
}

/** As much of a Node response as next-auth uses. */
class CollectedAnswer {
  code = 200;
  readonly #headers = new Map<string, string | string[]>();

  status(code: number): this {
    this.code = code;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  send(): void {
    // Bodies are not passed on: every answer of ours is a redirect or made here.
  }

  json(): void {
    this.send();
  }

  end(): void {
    this.send();
  }

  location(): string | null {
    const value = this.getHeader('location');
    return typeof value === 'string' ? value : null;
  }

  cookies(): string[] {
    return [this.getHeader('set-cookie') ?? []].flat();
  }
}
