import { viewRoute } from '@/lib/api/handler';
import { portParams } from '@/lib/api/params';
import { findPortMine } from '@/lib/notifications/queries';
import { failure, success } from '@/lib/platform/errors';

export const GET = viewRoute({
  params: portParams,
  signedIn: true,
  async read({ viewer, params, now }) {
    if (viewer === null) return failure('not-signed-in');
    return success(await findPortMine(viewer, params.n, now));
  },
});
