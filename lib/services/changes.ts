import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { withCode } from '@/lib/platform/error-codes';
import { lineText, nameText, publicUrl } from '@/lib/platform/text';
import { TRANSPORTS, transportSchema } from '@/lib/ports/types';
import { SOFTWARE_BOUNDS } from '@/lib/software/types';
import { PROFILE_BOUNDS, SOURCE_BOUNDS, SOURCE_SUBJECTS } from './profile';

/** What an edit of a profile names as its subject: a name of the registry. */
export const serviceNameSchema = lineText(PROFILE_BOUNDS.service);

const link = {
  title: lineText(SOURCE_BOUNDS.title),
  /** Null for a source on paper or a standard behind a counter. */
  url: publicUrl(SOURCE_BOUNDS.url).nullable(),
};

const words = {
  plainName: nameText(PROFILE_BOUNDS.plainName),
  what: lineText(PROFILE_BOUNDS.what),
  aliases: z
    .array(nameText(PROFILE_BOUNDS.alias))
    .max(PROFILE_BOUNDS.aliases)
    .transform((list) => [...new Set(list)]),
};

/** `changes` of `service.update`: any of the fields; plain name and sentence for a profile that is new. */
export const serviceUpdateSchema = z
  .strictObject({
    ...words,
    transports: z
      .array(transportSchema)
      .transform((list) => TRANSPORTS.filter((one) => list.includes(one))),
    specification: z.array(z.strictObject(link)).max(PROFILE_BOUNDS.specification),
    software: z
      .array(nameText(SOFTWARE_BOUNDS.name))
      .max(PROFILE_BOUNDS.software)
      .transform((list) => [...new Set(list)]),
    securityNote: lineText(PROFILE_BOUNDS.securityNote, 0),
    sources: z
      .array(z.strictObject({ about: z.enum(SOURCE_SUBJECTS), ...link }))
      .max(PROFILE_BOUNDS.sources),
    /** Whole: a language that is left out is taken out. English stands in the fields themselves. */
    local: z.partialRecord(z.enum(LOCALES).exclude(['en']), z.strictObject(words)),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, withCode('nothing_changed'));
export type ServiceUpdate = z.infer<typeof serviceUpdateSchema>;
