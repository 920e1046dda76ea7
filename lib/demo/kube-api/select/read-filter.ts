import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import type { ServedKind } from "../kinds/served-kind";
import { parseFieldSelector } from "./field-selector";
import { parseLabelSelector } from "./label-selector";
import type { ObjectFilter } from "./object-filter";

interface Filter {
  readonly ok: true;
  readonly matches: ObjectFilter;
  /** No selector narrows the collection. */
  readonly everything: boolean;
}

/** The filter of a list, watch or deletion: its namespace, labelSelector and fieldSelector; 400 where a selector cannot be read. */
export function readFilter(kind: ServedKind, { namespace, query }: ResourceRequest): Filter | Refused {
  const [labelSelector, fieldSelector] = [query.get("labelSelector") ?? "", query.get("fieldSelector") ?? ""];
  const labels = parseLabelSelector(labelSelector);
  if (!labels.ok) return refuse("BadRequest", labels.problem);
  const fields = parseFieldSelector(kind, fieldSelector);
  if (!fields.ok) return refuse("BadRequest", fields.problem);
  return {
    ok: true,
    matches: (object) =>
      (namespace === "" || object.metadata.namespace === namespace) &&
      labels.matches(object) &&
      fields.matches(object),
    everything: labelSelector === "" && fieldSelector === "",
  };
}
