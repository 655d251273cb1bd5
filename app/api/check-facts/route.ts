import { loadFactsText } from '@/lib/check/loaders';
import { bytesAnswer } from '@/lib/platform/read-answer';

/** Who is known on which port: what the page /check loads, whatever was pasted into it. */
export async function GET(request: Request): Promise<Response> {
  return bytesAnswer(request, await loadFactsText(), {
    contentType: 'application/json; charset=utf-8',
  });
}
