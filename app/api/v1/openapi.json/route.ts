import { openApiDocument } from '@/lib/api/openapi';
import { readAnswer } from '@/lib/platform/read-answer';

export function GET(request: Request): Response {
  return readAnswer(request, openApiDocument());
}
