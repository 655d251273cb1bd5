import { portParams } from '@/lib/api/params';
import { watchRoutes } from '@/lib/api/watch-routes';

export const { GET, PUT, DELETE } = watchRoutes(portParams, ({ n }) => ({
  portStart: n,
  portEnd: n,
}));
