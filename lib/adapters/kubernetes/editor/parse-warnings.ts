const MAX_WARNINGS = 100;
/** The one code the API server uses: a persistent warning of no particular kind. */
const CODE = "299";

/**
 * The texts of Warning headers with code 299 (RFC 7234, section 5.5: `299 - "text"`, several separated by commas), as
 * the Kubernetes API sends them; at most 100. What is not of that form is left out.
 * https://kubernetes.io/blog/2020/09/03/warnings/
 */
export function parseWarnings(headers: readonly string[]): readonly string[] {
  return headers.slice(0, MAX_WARNINGS).flatMap(warningsOf).slice(0, MAX_WARNINGS);
}

function warningsOf(header: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  while (at < header.length && found.length < MAX_WARNINGS) {
    const opening = header.indexOf('"', at);
    if (opening === -1) break;
    const { text, end } = quotedText(header, opening);
    const before = header.slice(at, opening).trimStart().replace(/^,/, "").trimStart();
    if (before.startsWith(`${CODE} `)) found.push(text);
    at = end;
  }
  return found;
}

/** The quoted string that opens here, its backslashes taken away, and where it ends. */
function quotedText(header: string, opening: number): { readonly text: string; readonly end: number } {
  let text = "";
  let at = opening + 1;
  while (at < header.length && header[at] !== '"') {
    if (header[at] === "\\") at += 1;
    text += header[at] ?? "";
    at += 1;
  }
  return { text, end: at + 1 };
}
