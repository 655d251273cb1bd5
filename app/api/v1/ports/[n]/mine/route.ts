import { viewRoute } from '@/lib/api/handler';
import { portParams } from '@/lib/api/params';
import { failure, success } from '@/lib/platform/errors';
import { findMine } from '@/lib/votes/mine';

export const GET = viewRoute({
  params: portParams,
  signedIn: true,
  async read({ viewer, params }) {
    return viewer === null ? failure('not-signed-in') : success(await findMine(viewer, params.n));
  },
});
