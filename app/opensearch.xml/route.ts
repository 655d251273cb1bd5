import { siteOrigin } from '@/lib/platform/origin';
import { bytesAnswer } from '@/lib/platform/read-answer';

/** Lets a browser search here from its address bar (OpenSearch 1.1). */
export function GET(request: Request): Response {
  const origin = siteOrigin();
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Portolan</ShortName>
<Description>Ports, services and software</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image type="image/svg+xml">${origin}/icon.svg</Image>
<Url type="text/html" template="${origin}/search?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return bytesAnswer(request, text, { contentType: 'application/opensearchdescription+xml' });
}
