import { isMap, parseAllDocuments } from 'yaml';

/** The image of each service of a Compose file, and of each object of Kubernetes with one container. */
export function imagesIn(text: string): Map<string, string> {
  const images = new Map<string, string>();
  let documents: unknown[];
  try {
    documents = parseAllDocuments(text, { logLevel: 'silent' }).flatMap((one) =>
      isMap(one.contents) ? [one.toJS() as unknown] : [],
    );
  } catch {
    return images;
  }
  for (const document of documents) {
    const { services, metadata } = document as Record<string, unknown>;
    for (const [name, service] of Object.entries(record(services))) {
      const { image } = record(service);
      if (typeof image === 'string') images.set(name, image);
    }
    const [image, ...more] = [...JSON.stringify(document).matchAll(/"image":"([^"]+)"/g)];
    const { name } = record(metadata);
    if (typeof name === 'string' && image?.[1] !== undefined && more.length === 0)
      images.set(name, image[1]);
  }
  return images;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
