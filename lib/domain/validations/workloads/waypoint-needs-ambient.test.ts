import { describe, expect, it } from "vitest";
import { checkedWorkload } from "@/lib/testing/checked-workload";
import { SIDECAR, type WorkloadParts } from "@/lib/testing/workload-objects";
import { waypointNeedsAmbient } from "./waypoint-needs-ambient";

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
const NOT_AMBIENT = { "istio.io/dataplane-mode": "none" };
const USES = { "istio.io/use-waypoint": "waypoint" };
const app = { app: "cart" };

describe("a waypoint for a workload", () => {
  const path = 'spec.template.metadata.labels["istio.io/use-waypoint"]';
  it.each<[string, WorkloadParts, Readonly<Record<string, string>>, boolean]>([
    ["outside the mesh", { labels: { ...app, ...USES } }, {}, true],
    ["with a sidecar", { labels: { ...app, ...USES }, containers: SIDECAR }, {}, true],
    ["kept out of ambient mode", { labels: { ...app, ...USES, ...NOT_AMBIENT } }, AMBIENT, true],
    ["in ambient mode", { labels: { ...app, ...USES } }, AMBIENT, false],
    ["that refuses it", { labels: { ...app, "istio.io/use-waypoint": "none" } }, {}, false],
    ["that says nothing", {}, {}, false],
    ["that is a gateway", { labels: { ...app, ...USES }, containers: [{ name: "istio-proxy" }] }, {}, false],
  ])("%s", (_case, parts, namespace, fires) => {
    expect(checkedWorkload(waypointNeedsAmbient, parts, namespace)).toEqual(
      fires ? [`KIA1312 warning ${path}`] : [],
    );
  });
});
