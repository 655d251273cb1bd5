import { openApiDocument } from '@/lib/api/openapi';
import { ALL_TAG } from '@/lib/platform/cache-tags';
import { readAnswer } from '@/lib/platform/read-answer';
import { showsTags } from '@/lib/platform/rendering';

export function GET(request: Request): Response {
  showsTags(ALL_TAG);
  return readAnswer(request, openApiDocument());
}
