/** A URL as Go reads that of a request; host without user. */
export interface GoUrl {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
}

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const HOST = /^[A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"%]*$/;
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
const PORT = /^(:\d*)?$/;

/**
 * Reads a text as Kubernetes' CEL functions isURL and url do: an absolute URI or an absolute path; null for anything else.
 * https://pkg.go.dev/net/url#ParseRequestURI
 */
export function parseGoUrl(text: string): GoUrl | null {
  if (text === "" || text.startsWith(":") || hasControl(text)) return null;
  if (text === "*") return { scheme: "", host: "", path: "*" };
  const before = SCHEME.exec(text)?.[0] ?? "";
  const scheme = before.slice(0, -1).toLowerCase();
  const rest = text.slice(before.length).replace(/\?.*$/, "");
  if (!rest.startsWith("/")) return scheme === "" ? null : { scheme, host: "", path: "" };
  return scheme !== "" && rest.startsWith("//")
    ? withHost(scheme, rest.slice(2))
    : withPath(scheme, "", rest);
}

function withHost(scheme: string, rest: string): GoUrl | null {
  const end = rest.indexOf("/");
  const authority = end === -1 ? rest : rest.slice(0, end);
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  return isHost(host) ? withPath(scheme, host, end === -1 ? "" : rest.slice(end)) : null;
}

function withPath(scheme: string, host: string, path: string): GoUrl | null {
  return BAD_ESCAPE.test(path) ? null : { scheme, host, path };
}

function hasControl(text: string): boolean {
  return Array.from(text).some((char) => char < " " || char === "\u007f");
}

function isHost(host: string): boolean {
  if (!HOST.test(host) || BAD_ESCAPE.test(host)) return false;
  const close = host.lastIndexOf("]");
  if (host.startsWith("[")) return close > 0 && PORT.test(host.slice(close + 1));
  const colon = host.lastIndexOf(":");
  return colon === -1 || PORT.test(host.slice(colon));
}
