import { describe, expect, it } from "vitest";
import { checkedWorkload } from "@/lib/testing/checked-workload";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, type WorkloadParts } from "@/lib/testing/workload-objects";
import { sidecarInjected } from "./sidecar-injected";

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
const INJECT = { "sidecar.istio.io/inject": "true" };
const NOT_INJECT = { "sidecar.istio.io/inject": "false" };
const app = { app: "cart" };

describe("a pod without a sidecar", () => {
  const ENABLED = { "istio-injection": "enabled" };
  it.each<[string, WorkloadParts, Readonly<Record<string, string>>, boolean]>([
    ["in a namespace of sidecars is told", {}, ENABLED, true],
    ["in a namespace with a revision is told", {}, { "istio.io/rev": "1-27" }, true],
    ["that asks for one is told", { labels: { ...app, ...INJECT } }, {}, true],
    ["has one", { containers: SIDECAR }, ENABLED, false],
    ["has a native one", { podSpec: { initContainers: [{ name: "istio-proxy" }] } }, ENABLED, false],
    ["refuses it", { labels: { ...app, ...NOT_INJECT } }, ENABLED, false],
    ["refuses it by annotation", { annotations: NOT_INJECT }, ENABLED, false],
    ["is on the host's network", { podSpec: { hostNetwork: true } }, ENABLED, false],
    ["is in ambient mode", { labels: { ...app, ...AMBIENT } }, ENABLED, false],
    ["is in a namespace that does not inject", {}, {}, false],
    ["is not there", { pods: 0 }, ENABLED, false],
  ])("%s", (_case, parts, namespace, fires) => {
    expect(checkedWorkload(sidecarInjected, parts, namespace)).toEqual(fires ? ["IST0103 warning"] : []);
  });

  it("is told once for a workload, and by itself where nobody owns it", () => {
    const alone = specObject("Pod", "shop/alone", { containers: [{ name: "app" }] });
    expect(foundBy(sidecarInjected, alone, [namespaceOf("shop", ENABLED)])).toEqual(["IST0103 warning"]);
    expect(checkedWorkload(sidecarInjected, { pods: 3 }, ENABLED)).toHaveLength(1);
  });
});
