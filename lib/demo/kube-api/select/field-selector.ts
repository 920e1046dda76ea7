import type { Json } from "@/lib/domain/mesh/cluster-object";
import { readPath } from "../../json/read-path";
import type { ServedKind } from "../kinds/served-kind";
import type { ObjectFilter, ParsedFilter } from "./object-filter";
import { splitTerms } from "./split-terms";

const TERM = /^([^=!]*?)\s*(==|=|!=)\s*([^=!]*)$/;
const OF_EVERY_KIND = ["metadata.name", "metadata.namespace"];
const INVOLVED = ["kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath"];

/** The fields that can be selected by, by resource: the conversion functions of https://github.com/kubernetes/kubernetes/tree/v1.36.3/pkg/apis */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "pods",
    [
      "spec.nodeName",
      "spec.restartPolicy",
      "spec.schedulerName",
      "spec.serviceAccountName",
      "spec.hostNetwork",
      "status.phase",
      "status.podIP",
      "status.podIPs",
      "status.nominatedNodeName",
    ],
  ],
  [
    "events",
    [
      ...INVOLVED.flatMap((field) => [`involvedObject.${field}`, `regarding.${field}`]),
      "reason",
      "reportingComponent",
      "reportingController",
      "source",
      "type",
    ],
  ],
  ["namespaces", ["status.phase"]],
  ["nodes", ["spec.unschedulable"]],
  ["secrets", ["type"]],
  ["services", ["spec.clusterIP", "spec.type"]],
  ["replicasets.apps", ["status.replicas"]],
  ["jobs.batch", ["status.successful"]],
]);

/** What a field reads as where the object does not have it. */
const ABSENT: ReadonlyMap<string, string> = new Map([
  ["spec.unschedulable", "false"],
  ["spec.hostNetwork", "false"],
  ["status.replicas", "0"],
  ["status.successful", "0"],
]);

/** An event stores one reference; its two APIs name it differently. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ...INVOLVED.map((field): [string, string] => [`regarding.${field}`, `involvedObject.${field}`]),
  ["source", "source.component"],
]);

function textAt(value: Json | undefined, field: string): string {
  const found = readPath(value, ALIASES.get(field) ?? field);
  if (typeof found === "string") return found;
  return typeof found === "boolean" || typeof found === "number" ? String(found) : (ABSENT.get(field) ?? "");
}

/**
 * Parses a field selector over the fields the API server indexes of a kind; the problem is worded as it words it.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/
 */
export function parseFieldSelector(
  { group, plural }: Pick<ServedKind, "group" | "plural">,
  selector: string,
): ParsedFilter {
  const resource = group === "" || group === "events.k8s.io" ? plural : `${plural}.${group}`;
  const fields = new Set([...OF_EVERY_KIND, ...(FIELDS.get(resource) ?? [])]);
  const tests: ObjectFilter[] = [];
  for (const term of splitTerms(selector)) {
    const [, field, sign, value] = TERM.exec(term) ?? [];
    if (field === undefined)
      return { ok: false, problem: `invalid selector: '${selector}'; can't understand '${term}'` };
    if (!fields.has(field)) return { ok: false, problem: `field label not supported: ${field}` };
    tests.push((object) => (textAt(object, field) === value) === (sign !== "!="));
  }
  return { ok: true, matches: (object) => tests.every((test) => test(object)) };
}
