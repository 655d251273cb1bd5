import { viewerAnswer } from '@/lib/auth/viewer-answer';

export function GET(request: Request): Promise<Response> {
  return viewerAnswer(request);
}
