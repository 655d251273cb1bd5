import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** The provider's own token, which is nobody else's to keep. */
export const ACCESS_TOKEN = 'a-token-of-the-provider';

/** What the provider says of whoever signs in there. */
export interface Claims {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

/** An OpenID Connect provider with one user, as much of one as signing in needs (OpenID Connect Core 1.0, 3.1). */
export async function startOidcProvider(client: { readonly id: string; readonly secret: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map<string, { nonce: string; challenge: string; claims: Claims }>();
  let issuer = '';

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer);
    const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: '1', use: 'sig', alg: 'RS256' }];
    if (pathname === '/.well-known/openid-configuration') json(response, discovery());
    else if (pathname === '/jwks') json(response, { keys });
    else if (pathname === '/token') void token(request, response);
    else response.writeHead(404).end();
  });

  function discovery() {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const grant = grants.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const known = Buffer.from(`${client.id}:${client.secret}`).toString('base64');
    if (challenge !== grant?.challenge || request.headers.authorization !== `Basic ${known}`) {
      response
        .writeHead(400, { 'Content-Type': 'application/json' })
        .end('{"error":"invalid_grant"}');
      return;
    }
    grants.delete(form.get('code') ?? '');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: client.id,
      iat: now,
      exp: now + 300,
      nonce: grant.nonce,
      ...grant.claims,
    };
    json(response, {
      access_token: ACCESS_TOKEN,
      token_type: 'Bearer',
      expires_in: 300,
      id_token: jwt(claims),
    });
  }

  function jwt(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const content = `${part({ alg: 'RS256', kid: '1', typ: 'JWT' })}.${part(claims)}`;
    return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    issuer,
    /** Signs `claims` in at the address that the site redirected to; answers where the browser goes then. */
    consent(authorization: URL, claims: Claims): URL {
      const query = authorization.searchParams;
      const code = randomBytes(8).toString('hex');
      grants.set(code, {
        nonce: query.get('nonce') ?? '',
        challenge: query.get('code_challenge') ?? '',
        claims,
      });
      const back = new URL(query.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: query.get('state') ?? '' }).toString();
      return back;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
