import { softwareParams } from '@/lib/api/params';
import { watchRoutes } from '@/lib/api/watch-routes';

export const { GET, PUT, DELETE } = watchRoutes(softwareParams, ({ slug }) => ({ slug }));
