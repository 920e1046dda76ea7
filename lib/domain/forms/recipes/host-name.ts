const LONGEST = 253;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** "wildcard" for "*.example.com", "name" for a DNS name, null for neither. https://www.rfc-editor.org/rfc/rfc1123#section-2.1 */
export function hostShape(host: string): "name" | "wildcard" | null {
  const [first, ...rest] = host.split(".");
  const labels = first === "*" ? rest : [first ?? "", ...rest];
  if (host.length > LONGEST || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null;
  return first === "*" ? "wildcard" : "name";
}

/** A host as the name of objects and subsets: "api-example-com"; at most 50 characters. */
export function nameOfHost(host: string): string {
  return host.replace("*.", "any-").replaceAll(".", "-").slice(0, 50).replace(/-+$/, "");
}
