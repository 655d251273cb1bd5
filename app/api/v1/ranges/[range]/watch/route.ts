import { spanParams } from '@/lib/api/params';
import { watchRoutes } from '@/lib/api/watch-routes';

export const { GET, PUT, DELETE } = watchRoutes(spanParams, ({ range }) => range);
