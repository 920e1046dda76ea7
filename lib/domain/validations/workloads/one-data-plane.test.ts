import { describe, expect, it } from "vitest";
import { checkedWorkload } from "@/lib/testing/checked-workload";
import { foundBy } from "@/lib/testing/found-by";
import { SIDECAR, workloadObjects, type WorkloadParts } from "@/lib/testing/workload-objects";
import { oneDataPlane } from "./one-data-plane";

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
const NOT_AMBIENT = { "istio.io/dataplane-mode": "none" };
const INJECT = { "sidecar.istio.io/inject": "true" };
const REDIRECTED = { "ambient.istio.io/redirection": "enabled" };
const app = { app: "cart" };

describe("a workload in sidecar and ambient mode at once", () => {
  const mode = 'spec.template.metadata.labels["istio.io/dataplane-mode"]';
  const inject = 'spec.template.metadata.labels["sidecar.istio.io/inject"]';
  it.each<[string, WorkloadParts, Readonly<Record<string, string>>, readonly string[]]>([
    ["asks for both", { labels: { ...app, ...INJECT, ...AMBIENT } }, {}, [`KIA1311 error ${mode}`]],
    [
      "asks for a sidecar while ztunnel serves it",
      { labels: { ...app, ...INJECT }, podAnnotations: REDIRECTED },
      {},
      [`KIA1314 error ${inject}`],
    ],
    [
      "asks for ambient mode while it has a sidecar",
      { labels: { ...app, ...AMBIENT }, containers: SIDECAR },
      {},
      [`KIA1315 error ${mode}`],
    ],
    ["has a sidecar in an ambient namespace", { containers: SIDECAR }, AMBIENT, ["KIA1316 warning"]],
    [
      "does not: a sidecar in a namespace of sidecars",
      { containers: SIDECAR },
      { "istio-injection": "enabled" },
      [],
    ],
    ["does not: ambient in an ambient namespace", { podAnnotations: REDIRECTED }, AMBIENT, []],
    [
      "does not: ambient by its own label",
      { labels: { ...app, ...AMBIENT }, podAnnotations: REDIRECTED },
      {},
      [],
    ],
    [
      "does not: it left ambient mode for its sidecar",
      { labels: { ...app, ...NOT_AMBIENT, ...INJECT }, containers: SIDECAR },
      AMBIENT,
      [],
    ],
    ["does not: a gateway in an ambient namespace", { containers: [{ name: "istio-proxy" }] }, AMBIENT, []],
    ["does not: outside the mesh", {}, {}, []],
  ])("%s", (_case, parts, namespace, expected) => {
    expect(checkedWorkload(oneDataPlane, parts, namespace)).toEqual(expected);
  });

  it("is not judged where pods cannot be read, nor pod by pod", () => {
    const parts = { labels: { ...app, ...INJECT, ...AMBIENT } };
    expect(checkedWorkload(oneDataPlane, parts, {}, [], ["Pod"])).toEqual([]);
    const [deployment, pod] = workloadObjects("shop/cart", parts);
    expect(pod && deployment && foundBy(oneDataPlane, pod, [deployment])).toEqual([]);
  });
});
