import { db } from '@/lib/platform/db';
import { softwareSlugSchema } from '@/lib/software/types';
import { type SoftwareContent, softwareContentSchema } from '@/lib/software/types';

/** An entry as a form changes it: what its present revision says. */
export interface EditableSoftware {
  readonly slug: string;
  readonly revision: number;
  readonly content: SoftwareContent;
}

/** The entry's present revision; the slug of the one it was merged into; null where there is none. */
export async function findEditableSoftware(
  slug: string,
): Promise<EditableSoftware | { readonly mergedInto: string } | null> {
  if (!softwareSlugSchema.safeParse(slug).success) return null;
  const entry = await db().software.findUnique({
    where: { slug },
    select: { id: true, revision: true, mergedInto: { select: { slug: true } } },
  });
  if (entry === null) return null;
  if (entry.mergedInto !== null) return { mergedInto: entry.mergedInto.slug };
  const { content } = await db().revision.findUniqueOrThrow({
    where: {
      subjectType_subjectId_number: {
        subjectType: 'software',
        subjectId: entry.id,
        number: entry.revision,
      },
    },
    select: { content: true },
  });
  return { slug, revision: entry.revision, content: softwareContentSchema.parse(content) };
}
