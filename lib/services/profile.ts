import { z } from 'zod';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { withCode } from '@/lib/platform/error-codes';
import { TRANSPORTS, transportSchema } from '@/lib/ports/types';
import { SOFTWARE_BOUNDS } from '@/lib/software/types';

/** Lengths in characters; of `aliases`, `specification`, `software` and `sources` how many. */
export const PROFILE_BOUNDS = {
  ...{ service: 40, plainName: 80, what: 200, alias: 60, securityNote: 300 },
  ...{ aliases: 20, specification: 5, software: 20, sources: 10 },
} as const;
export const SOURCE_BOUNDS = { title: 300, url: 1000 } as const;

/** What of a profile a source is for. */
export const SOURCE_SUBJECTS = ['transports', 'security'] as const;

const sourceSchema = z.strictObject({
  title: z.string().min(1).max(SOURCE_BOUNDS.title),
  /** Null for a source on paper or a standard behind a counter. */
  url: z.url({ protocol: /^https?$/ }).nullable(),
});

const wordsSchema = z.strictObject({
  plainName: z.string().min(1).max(PROFILE_BOUNDS.plainName),
  what: z.string().min(1).max(PROFILE_BOUNDS.what),
  aliases: z.array(z.string().min(1).max(PROFILE_BOUNDS.alias)).max(PROFILE_BOUNDS.aliases),
});

/** What the community says of an official service. It never touches IANA's text. */
export const serviceProfileSchema = wordsSchema.extend({
  /** A name of the registry. */
  service: z.string().min(1).max(PROFILE_BOUNDS.service),
  /** Transports met in practice, in the usual order; empty where no source shows any. */
  transports: z.array(transportSchema),
  specification: z.array(sourceSchema).max(PROFILE_BOUNDS.specification),
  /** Programs that implement it, by name, the best known first. Older revisions do not have it. */
  software: z
    .array(z.string().min(1).max(SOFTWARE_BOUNDS.name))
    .max(PROFILE_BOUNDS.software)
    .default([]),
  /** One or two sentences, '' where there is none with a source. */
  securityNote: z.string().max(PROFILE_BOUNDS.securityNote),
  /** What a statement rests on. */
  sources: z
    .array(sourceSchema.extend({ about: z.enum(SOURCE_SUBJECTS) }))
    .max(PROFILE_BOUNDS.sources),
  /** The same words in other languages, where somebody has said them. */
  local: z.partialRecord(z.enum(LOCALES), wordsSchema).default({}),
});
export type ServiceProfile = Readonly<z.infer<typeof serviceProfileSchema>>;

/**
 * What revisions of a profile hold. What it says of transports and of security needs a source that says so
 * (workflow, "A service profile").
 */
export const serviceContentSchema = serviceProfileSchema
  .extend({ state: z.enum(['active', 'retired']) })
  .refine(
    ({ transports, securityNote, sources, state }) =>
      state !== 'active' ||
      ((transports.length === 0 || sources.some(({ about }) => about === 'transports')) &&
        (securityNote === '' || sources.some(({ about }) => about === 'security'))),
    { path: ['sources'], ...withCode('required') },
  );
export type ServiceContent = Readonly<z.infer<typeof serviceContentSchema>>;

/** A profile with the revision it is at, as the API shows it (contract: `GET /services/{name}`). */
export const profileAnswerSchema = serviceProfileSchema
  .omit({ service: true, transports: true, software: true })
  .extend({
    transportsInPractice: z.array(transportSchema),
    /** The entries of the programs that implement it. */
    software: z.array(z.object({ slug: z.string(), name: z.string() })),
    /** The same programs as the profile names them, those without an entry too: what an edit changes. */
    softwareNames: z.array(z.string()),
    revision: z.number().int().positive(),
  });
export type ProfileAnswer = Readonly<z.infer<typeof profileAnswerSchema>>;

/** A program that a profile names: its entry's slug and name where there is one, else the name alone. */
export interface NamedProgram {
  readonly name: string;
  readonly slug: string | null;
}

/** A profile with its programs looked up, as pages show it. */
export type ShownProfile = ServiceProfile & { readonly programs: readonly NamedProgram[] };

/** A profile as the API shows it: the programs with an entry by their slugs, and all as the profile names them. */
export function profileAnswer(shown: ShownProfile & { readonly revision: number }): ProfileAnswer {
  const { service: _, transports, software, programs, ...content } = shown;
  return {
    ...content,
    transportsInPractice: transports,
    software: programs.flatMap(({ slug, name }) => (slug === null ? [] : [{ slug, name }])),
    softwareNames: software,
  };
}

/** What a profile says in words. */
export type ProfileWords = Pick<ServiceProfile, 'plainName' | 'what' | 'aliases' | 'local'>;

/** The words of a profile in a language, and the language they are in: English where nobody has translated it. */
export function profileWords(profile: ProfileWords, locale: Locale) {
  const local = profile.local[locale];
  return local === undefined
    ? { plainName: profile.plainName, what: profile.what, locale: 'en' as const }
    : { plainName: local.plainName, what: local.what, locale };
}

/** Everything a profile's service is found by, in all languages. */
export function profileNames(profile: ServiceProfile): string[] {
  const all = [profile, ...Object.values(profile.local)];
  return all.flatMap(({ plainName, aliases }) => [plainName, ...aliases]);
}

/** The transports that any of the profiles names, in the usual order. */
export function transportsInPractice(profiles: readonly ServiceProfile[]) {
  return TRANSPORTS.filter((one) => profiles.some(({ transports }) => transports.includes(one)));
}
