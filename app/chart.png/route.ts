import { bytesAnswer } from '@/lib/platform/read-answer';
import { loadSpacePicture } from '@/lib/site/loaders';

/** All 65,536 ports as a picture, 256 rows of 256; `?theme=dark` for dark paper. */
export async function GET(request: Request): Promise<Response> {
  const theme = new URL(request.url).searchParams.get('theme') === 'dark' ? 'dark' : 'light';
  return bytesAnswer(request, await loadSpacePicture(theme), { contentType: 'image/png' });
}
