/**
 * A base URL as the API's paths are appended to it: no trailing slash, and nothing that could be secret (credentials,
 * query). Null when it is no http or https URL.
 */
export function serverAddress(base: string): string | null {
  const url = URL.parse(base);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}
