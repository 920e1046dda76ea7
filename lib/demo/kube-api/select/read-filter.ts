import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import { parseFieldSelector } from "./field-selector";
import { parseLabelSelector } from "./label-selector";
import type { ObjectFilter } from "./object-filter";

/** The filter of a list or watch: its namespace, labelSelector and fieldSelector; 400 names a selector that cannot be read. */
export function readFilter({
  namespace,
  query,
}: ResourceRequest): { readonly ok: true; readonly matches: ObjectFilter } | Refused {
  const labels = parseLabelSelector(query.get("labelSelector") ?? "");
  if (!labels.ok) return refuse("BadRequest", `unable to parse requirement: labelSelector: "${labels.term}"`);
  const fields = parseFieldSelector(query.get("fieldSelector") ?? "");
  if (!fields.ok) return refuse("BadRequest", `field label not supported: fieldSelector: "${fields.term}"`);
  return {
    ok: true,
    matches: (object) =>
      (namespace === "" || object.metadata.namespace === namespace) &&
      labels.matches(object) &&
      fields.matches(object),
  };
}
