import { expect, it } from "vitest";
import { shopSnapshot } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { JsonObject } from "../../mesh/cluster-object";
import { meshRouting } from "../../routing/mesh-routing";
import { outboundPolicy } from "./outbound-policy";

const MESH = "the mesh's outboundTrafficPolicy";
const OWN = "its outboundTrafficPolicy";
const ANY: JsonObject = { outboundTrafficPolicy: { mode: "ALLOW_ANY" } };
const KNOWN: JsonObject = { outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } };

// https://istio.io/latest/docs/reference/config/networking/sidecar/#OutboundTrafficPolicy
it.each<[string, JsonObject | null, boolean, boolean, string]>([
  ["pass by the mesh's word where no Sidecar is", null, true, true, `${MESH} is ALLOW_ANY`],
  ["are dropped by the mesh's word where no Sidecar is", null, false, false, `${MESH} is REGISTRY_ONLY`],
  ["pass by a Sidecar's word against the mesh's", ANY, false, true, `${OWN} is ALLOW_ANY`],
  ["are dropped by a Sidecar's word against the mesh's", KNOWN, true, false, `${OWN} is REGISTRY_ONLY`],
  ["follow the mesh where a Sidecar says nothing", {}, true, true, `${MESH} is ALLOW_ANY`],
  ["follow the mesh where a Sidecar says nothing", {}, false, false, `${MESH} is REGISTRY_ONLY`],
])("calls of unknown hosts %s", (_, spec, allowAny, passes, because) => {
  const sidecar = spec ? [specObject("Sidecar", "shop/default", spec)] : [];
  const mesh = meshRouting(shopSnapshot(...sidecar), "istio-system", allowAny);
  const said = outboundPolicy(mesh, { namespace: "shop", labels: { app: "web" }, dataPlane: "sidecar" });
  expect(said.passes).toBe(passes);
  expect(said.step.verdict).toBe(passes ? "takes" : "refuses");
  expect(said.step.because).toContain(because);
  expect(said.step.because).toContain(passes ? "it is sent to" : "it is dropped");
  expect(said.step.object?.kind ?? "mesh").toBe(because.startsWith(OWN) ? "Sidecar" : "mesh");
});
