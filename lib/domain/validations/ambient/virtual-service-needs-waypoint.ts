import { objectAt, objectsAt, textsAt } from "@/lib/domain/mesh/read-json";
import type { Check, FoundHere } from "../check";
import { foundAt } from "../found-at";
import { knowsWaypoints, type Unobeyed, unobeyedMessage, unobeyedRule } from "./rule-needs-waypoint";

const CODES: Readonly<Record<Unobeyed["because"], string>> = {
  "namespace has no waypoint": "KIA1109",
  "service has no waypoint": "KIA1113",
  "another namespace": "KIA1114",
};

/**
 * Routes for calls in the mesh to a Service in ambient mode that no waypoint carries out.
 * https://istio.io/latest/docs/ambient/usage/l7-features/#traffic-management
 */
export const virtualServiceNeedsWaypoint: Check = {
  codes: ["KIA1109", "KIA1113", "KIA1114"],
  kinds: ["VirtualService"],
  run(routes, mesh) {
    const spec = objectAt(routes.data, "spec");
    const gateways = textsAt(spec, "gateways");
    const inMesh = gateways.length === 0 || gateways.includes("mesh");
    const ofRequests = ["http", "tls"].some((field) => objectsAt(spec, field).length > 0);
    if (!inMesh || !ofRequests || !knowsWaypoints(mesh)) return [];
    return textsAt(spec, "hosts").flatMap((host, index): readonly FoundHere[] => {
      const unobeyed = unobeyedRule(mesh, routes, host);
      if (unobeyed === null) return [];
      return [
        foundAt(
          "warning",
          ["spec", "hosts", index],
          unobeyedMessage(unobeyed),
          "Calls by way of ztunnel do not obey these routes; sidecars that call still do.",
          { code: CODES[unobeyed.because], related: [unobeyed.service] },
        ),
      ];
    });
  },
};
