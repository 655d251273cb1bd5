import type { Locale } from '@/lib/i18n/locales';
import { findService } from '@/lib/iana/queries/services';
import { findPortPage } from '@/lib/port-page/loaders';
import type { PortPage } from '@/lib/port-page/page-model';
import { portSchema } from '@/lib/ports/types';
import { search } from '@/lib/search/queries';
import type { SearchItem } from '@/lib/search/schema';
import { softwarePath } from '@/lib/software/routes';
import type { ApplyQuery } from './schema';

/** Services and programs with such a name that are shown. */
const ALIKE = 6;

/** What is there already under the wished name and on the wished port. */
export interface Collisions {
  /** The service that has the name, as the registry spells it; null where the name is free. */
  readonly taken: string | null;
  readonly alike: readonly SearchItem[];
  /** Null where no port is wished for. */
  readonly port: PortPage | null;
}

/** Looks the wishes up in the registry and among the reports. */
export async function loadCollisions(
  { name, port }: ApplyQuery,
  locale: Locale,
): Promise<Collisions> {
  const [service, found, page] = await Promise.all([
    name === undefined ? null : findService(name),
    name === undefined ? [] : search({ q: name, limit: 2 * ALIKE, locale }, softwarePath),
    port === undefined ? null : findPortPage(portSchema.parse(port)),
  ]);
  return {
    taken: service?.name ?? null,
    alike: found.filter(({ kind }) => kind === 'service' || kind === 'software').slice(0, ALIKE),
    port: page,
  };
}
