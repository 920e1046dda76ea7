import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { objectsIn } from "../../world/read-json";
import type { Call } from "../model/call";
import type { RouteTarget } from "../model/route-decision";
import { readBackend } from "./read-backend";
import type { RouteObjects } from "./route-objects";

interface Targets {
  /** Empty where no backend has a weight. */
  readonly targets: readonly RouteTarget[];
  /** At least one of them can be used. */
  readonly usable: boolean;
}

const weightOf = ({ weight }: JsonObject): number =>
  typeof weight === "number" && weight >= 0 && Number.isFinite(weight) ? weight : 1;

/**
 * The backends of a rule with their shares: 1 is the weight of one that names none, 0 gets nothing. A backend that cannot be
 * used keeps its share.
 * https://gateway-api.sigs.k8s.io/guides/traffic-splitting/ and https://gateway-api.sigs.k8s.io/reference/spec/#backendref
 */
export function weightedTargets(
  objects: RouteObjects,
  { route, rule, mesh }: { readonly route: K8sObject; readonly rule: JsonObject; readonly mesh: boolean },
  callTo: (backend: JsonObject) => Call,
): Targets {
  const weighted = objectsIn(rule["backendRefs"]).filter((one) => weightOf(one) > 0);
  const total = weighted.reduce((sum, one) => sum + weightOf(one), 0);
  const read = weighted.map((written) => ({
    written,
    backend: readBackend(objects, route, written, { mesh }),
  }));
  const targets = read.map(({ written, backend }) => {
    const { host, port } = backend.ok ? backend : { host: "", port: 0 };
    return { host, port, subset: "", share: weightOf(written) / total, call: callTo(written) };
  });
  return { targets, usable: read.some(({ backend }) => backend.ok && !backend.fault) };
}
