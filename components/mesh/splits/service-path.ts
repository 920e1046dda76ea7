/** The page of the splits of one Service. */
export function splitServicePath({
  namespace,
  name,
}: {
  readonly namespace: string;
  readonly name: string;
}): string {
  return `/splits/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}
