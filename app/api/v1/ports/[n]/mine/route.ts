import { viewRoute } from '@/lib/api/handler';
import { portParams } from '@/lib/api/params';
import { failure, success } from '@/lib/platform/errors';
import { findMine } from '@/lib/votes/mine';

export const GET = viewRoute({
  params: portParams,
  signedIn: true,
  async read({ viewer, params, now }) {
    if (viewer === null) return failure('not-signed-in');
    return success(await findMine(viewer, params.n, now));
  },
});
