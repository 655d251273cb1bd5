import { checkAnswer } from '@/lib/check/answer';
import { loadIndex } from '@/lib/check/loaders';
import { collisionsAnswer } from '@/lib/collisions/answer';
import { loadCatalogue } from '@/lib/collisions/loaders';
import { apiAnswer } from '@/lib/pick/answer';
import { answerPick, loadPickTable } from '@/lib/pick/loaders';
import { askOf } from '@/lib/pick/schema';
import { findPortAnswer } from '@/lib/port-page/answer';
import { parsePortText } from '@/lib/ports/types';
import { search } from '@/lib/search/queries';
import { searchQuerySchema } from '@/lib/search/schema';
import { softwarePath } from '@/lib/software/routes';
import { MOST_CHECKED, type Toolbox } from './server';

/** What the site's own server answers with: the same as its API. */
export const siteToolbox: Toolbox = {
  async lookUp(query) {
    const port = parsePortText(query.replace(/^:/, ''));
    if (port !== null) return findPortAnswer(port.port);
    const parsed = searchQuerySchema.safeParse({ q: query });
    const items = parsed.success ? await search(parsed.data, softwarePath) : [];
    return items.length === 0 ? null : { items };
  },
  async check(text) {
    const index = await loadIndex();
    return checkAnswer(text, () => index, MOST_CHECKED);
  },
  async pick(query) {
    return apiAnswer(await answerPick(askOf(query)));
  },
  async collisions(names) {
    return collisionsAnswer(names, await loadCatalogue(names), await loadPickTable());
  },
};
