import { articleUpdate } from './kinds/article-update';
import type { Kind } from './kinds/kind';
import { reportCreate } from './kinds/report-create';
import { reportMerge } from './kinds/report-merge';
import { reportRetire } from './kinds/report-retire';
import { reportUpdate } from './kinds/report-update';
import { revert } from './kinds/revert';
import { serviceUpdate } from './kinds/service-update';
import { softwareMerge } from './kinds/software-merge';
import { softwareUpdate } from './kinds/software-update';
import type { EditKind } from './types';

/** Every kind of edit that can be proposed. */
const KINDS: Readonly<Record<EditKind, Kind>> = {
  'report.create': reportCreate,
  'report.update': reportUpdate,
  'report.retire': reportRetire,
  'report.merge': reportMerge,
  'article.update': articleUpdate,
  'software.update': softwareUpdate,
  'software.merge': softwareMerge,
  'service.update': serviceUpdate,
  revert,
};

/** The kind of that name. */
export function kindOf(name: EditKind): Kind {
  return KINDS[name];
}
