import { viewerAnswer } from '@/lib/auth/viewer-answer';
import { countUnread } from '@/lib/notifications/queries';

export function GET(request: Request): Promise<Response> {
  return viewerAnswer(request, countUnread);
}
