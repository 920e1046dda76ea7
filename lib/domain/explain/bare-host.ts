/**
 * A host in lower case and without a port; an IPv6 address loses its brackets.
 * https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2
 */
export function bareHost(host: string): string {
  const text = host.toLowerCase().replace(/^\[(.*)\](?::\d+)?$/, "$1");
  return text.includes(":", text.indexOf(":") + 1) ? text : text.replace(/:\d+$/, "");
}
