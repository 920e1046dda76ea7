const ACRONYMS: Readonly<Record<string, string>> = {
  api: "API",
  ca: "CA",
  cidr: "CIDR",
  cors: "CORS",
  crl: "CRL",
  dns: "DNS",
  grpc: "gRPC",
  http: "HTTP",
  http1: "HTTP/1",
  http2: "HTTP/2",
  https: "HTTPS",
  id: "ID",
  ip: "IP",
  jwks: "JWKS",
  jwt: "JWT",
  lb: "LB",
  san: "SAN",
  sni: "SNI",
  tcp: "TCP",
  tls: "TLS",
  ttl: "TTL",
  uid: "UID",
  uri: "URI",
  url: "URL",
};

/** A field's key as words: "withoutHeaders" is "Without headers", "consecutive5xxErrors" is "Consecutive 5xx errors". */
export function labelOfKey(key: string): string {
  const words = key
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replaceAll(/([a-z])(\dxx)/g, "$1 $2")
    .replaceAll("_", " ")
    .split(" ")
    .map((word) => acronymOf(word) ?? word.toLowerCase());
  const text = words.join(" ");
  const [head = ""] = words;
  return acronymOf(head) === undefined ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function acronymOf(word: string): string | undefined {
  const key = word.toLowerCase();
  return Object.hasOwn(ACRONYMS, key) ? ACRONYMS[key] : undefined;
}
