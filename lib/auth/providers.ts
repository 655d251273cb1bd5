import type { AuthOptions } from 'next-auth';
import { z } from 'zod';
import { loadEnv } from '@/lib/platform/env';

type Provider = AuthOptions['providers'][number];

/** Ways to sign in besides e-mail, where they are set up. */
export const PROVIDER_IDS = ['github', 'oidc'] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

export interface ProviderChoice {
  readonly id: ProviderId;
  /** Its own name, for the button. */
  readonly name: string;
}

/** The providers that the settings name. */
export function configuredProviders(): ProviderChoice[] {
  const { GITHUB_ID, OIDC_ISSUER, OIDC_NAME } = loadEnv();
  return [
    ...(GITHUB_ID === undefined ? [] : [{ id: 'github', name: 'GitHub' } as const]),
    ...(OIDC_ISSUER === undefined ? [] : [{ id: 'oidc', name: OIDC_NAME } as const]),
  ];
}

export function isProviderId(value: unknown): value is ProviderId {
  return configuredProviders().some(({ id }) => id === value);
}

/** As next-auth wants them. An address that the provider does not vouch for is left out. */
export function oauthProviders(): Provider[] {
  return configuredProviders().map(({ id }) => (id === 'github' ? github() : openIdConnect()));
}

/** What next-auth hands over: the client that it made, with the access token for this one sign-in. */
interface GitHubCall {
  readonly client: { userinfo(token: string): Promise<object> };
  readonly tokens: { readonly access_token?: string };
}

const githubEmails = z.array(
  z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);
const githubProfile = z.object({
  id: z.union([z.number(), z.string()]),
  verifiedEmail: z.string().nullable(),
});

function github(): Provider {
  const { GITHUB_ID, GITHUB_SECRET } = loadEnv();
  return {
    id: 'github',
    name: 'GitHub',
    type: 'oauth',
    issuer: 'https://github.com/login/oauth',
    authorization: {
      url: 'https://github.com/login/oauth/authorize',
      params: { scope: 'user:email' },
    },
    token: 'https://github.com/login/oauth/access_token',
    userinfo: {
      url: 'https://api.github.com/user',
      async request({ client, tokens }: GitHubCall) {
        const token = tokens.access_token ?? '';
        const profile = await client.userinfo(token);
        const answer = await fetch('https://api.github.com/user/emails', {
          headers: { Authorization: `Bearer ${token}` },
        });
        const emails = githubEmails.safeParse(answer.ok ? await answer.json() : []).data ?? [];
        const primary = emails.find((one) => one.primary && one.verified);
        return { ...profile, verifiedEmail: primary?.email ?? null };
      },
    },
    profile(raw: unknown) {
      const { id, verifiedEmail } = githubProfile.parse(raw);
      return { id: String(id), email: folded(verifiedEmail) };
    },
    // The same person: GitHub and we have both seen that the address is theirs.
    allowDangerousEmailAccountLinking: true,
    clientId: GITHUB_ID ?? '',
    clientSecret: GITHUB_SECRET ?? '',
  } as Provider;
}

/** OpenID Connect Core 1.0, 5.1: `email_verified` says that the provider has seen to it that the address is theirs. */
const claims = z.object({
  sub: z.string().min(1),
  email: z.string().optional(),
  // Some send it as text.
  email_verified: z.union([z.boolean(), z.stringbool()]).optional(),
});

function openIdConnect(): Provider {
  const { OIDC_ISSUER = '', OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = loadEnv();
  return {
    id: 'oidc',
    name: OIDC_NAME,
    type: 'oauth',
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile(raw: unknown) {
      const { sub, email, email_verified } = claims.parse(raw);
      return { id: sub, email: email_verified === true ? folded(email ?? null) : null };
    },
    allowDangerousEmailAccountLinking: true,
    clientId: OIDC_CLIENT_ID ?? '',
    clientSecret: OIDC_CLIENT_SECRET ?? '',
  } as Provider;
}

function folded(email: string | null): string | null {
  return email === null ? null : email.trim().toLowerCase();
}
