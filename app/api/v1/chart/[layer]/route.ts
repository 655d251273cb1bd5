import { loadChartNames, loadLayer } from '@/lib/chart/loaders';
import { chartLayerParam } from '@/lib/chart/schema';
import { failure } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/problem';
import { readAnswer } from '@/lib/platform/read-answer';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ layer: string }> },
): Promise<Response> {
  const layer = chartLayerParam.safeParse((await params).layer);
  if (!layer.success)
    return problemResponse(failure('not-found', { reason: 'no-such-chart-layer' }));
  const { data } = layer;
  return readAnswer(request, data === 'names' ? await loadChartNames() : await loadLayer(data));
}
