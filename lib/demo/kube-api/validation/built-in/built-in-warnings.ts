import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, textOr } from "../../../world/read-json";
import { labelProblems } from "../metadata/name-syntax";

/** The kinds whose pods are named after them. */
const NAMES_PODS: ReadonlySet<string> = new Set(["Deployment", "ReplicaSet", "Job", "CronJob"]);

/** What the API server warns the writer of an object of a built-in kind of. */
export function builtInWarnings(kind: string, object: JsonObject): readonly string[] {
  if (kind === "Endpoints")
    return ["v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"];
  if (!NAMES_PODS.has(kind)) return [];
  const problems = labelProblems(textOr(jsonAt(object, "metadata", "name")));
  return problems.length === 0
    ? []
    : [
        `metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${problems.join(" ")}]`,
      ];
}
