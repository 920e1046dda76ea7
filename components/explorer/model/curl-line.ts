import type { ExplainRequest } from "@/lib/contracts/routes/explain";

const PLAIN = /^[\w@%+=:,./?&-]+$/;
const HAS_SPECIAL = /[?&]/;

/** As a POSIX shell reads it back. */
function quoted(word: string): string {
  return PLAIN.test(word) && !HAS_SPECIAL.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function urlOf({ host, port, tls, path }: ExplainRequest): string {
  const [scheme, usual] = tls === true ? ["https", 443] : ["http", 80];
  return `${scheme}://${host}${port === usual ? "" : `:${String(port)}`}${path}`;
}

/** The request as a curl line that a shell takes; claims have no token to send and are left out. */
export function curlLine(request: ExplainRequest): string {
  const { method, headers } = request;
  const words = [
    "curl",
    ...(method === "GET" || method === "" ? [] : ["-X", method]),
    ...Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]),
    urlOf(request),
  ];
  return words.map(quoted).join(" ");
}

/** The same question to the API of Meshlens at `origin`, as a curl line. */
export function apiLine(origin: string, request: ExplainRequest): string {
  const words = [
    "curl",
    "-H",
    "content-type: application/json",
    "-d",
    JSON.stringify(request),
    `${origin}/api/v1/routes/explain`,
  ];
  return words.map(quoted).join(" ");
}
