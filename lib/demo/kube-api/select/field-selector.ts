import { readPath } from "../../json/read-path";
import { textOf } from "../../json/text-of";
import type { ObjectFilter, ParsedFilter } from "./object-filter";
import { splitTerms } from "./split-terms";

const TERM = /^([A-Za-z.]+)\s*(==|=|!=)\s*(.*)$/;
const FIELDS: ReadonlySet<string> = new Set([
  "metadata.name",
  "metadata.namespace",
  "status.phase",
  "spec.nodeName",
  "involvedObject.kind",
  "involvedObject.name",
  "involvedObject.namespace",
]);

/** Parses a field selector over the fields the simulated server indexes; any other field is refused, as the real server does. */
export function parseFieldSelector(selector: string): ParsedFilter {
  const tests: ObjectFilter[] = [];
  for (const term of splitTerms(selector)) {
    const [, field = "", sign, value] = TERM.exec(term) ?? [];
    if (!FIELDS.has(field)) return { ok: false, term };
    tests.push((object) => (textOf(readPath(object, field)) === value) === (sign !== "!="));
  }
  return { ok: true, matches: (object) => tests.every((test) => test(object)) };
}
