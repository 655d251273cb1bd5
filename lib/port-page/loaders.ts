import { cacheLife, cacheTag } from 'next/cache';
import { ALL_TAG, portTag } from '@/lib/platform/cache-tags';
import { findPortPage } from '@/lib/port-page/load-page';
import type { PortPage } from '@/lib/port-page/page-model';
import type { Port } from '@/lib/ports/types';

/** A port page's data, kept until the port or the registry changes. */
export async function loadPortPage(port: Port): Promise<PortPage> {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, portTag(port));
  return findPortPage(port);
}
