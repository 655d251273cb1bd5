import { feedbackRoute } from '@/lib/api/feedback-routes';
import { portParams } from '@/lib/api/params';

export const POST = feedbackRoute(portParams, ({ n }) =>
  Promise.resolve({ page: 'port', key: String(n) }),
);
