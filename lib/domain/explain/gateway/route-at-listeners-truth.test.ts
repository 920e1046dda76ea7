import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import { bothSaid, EDGE, edgeMesh, solvedAtEdge } from "@/lib/testing/explain/gateway-edge";
import { boundService, istioGateway } from "@/lib/testing/explain/gateway-istio";
import {
  apiGateway,
  arbitraryIngress,
  gatewayParent,
  ISTIO_CLASS,
  OPEN_GATEWAY,
} from "@/lib/testing/explain/gateway-listeners";
import { requestParts, ROUTE_KINDS, routeOf } from "@/lib/testing/explain/gateway-routes";
import { onceEach } from "@/lib/testing/explain/once-each";
import type { ExplainedRequest } from "../explained-request";
import { routeAtGateway } from "./route-at-gateway";

/** The ports that speak TLS in these worlds. */
const TLS_PORTS = [443, 8444, 9443];
const HOSTS = ["a.example.com", "*.example.com", "b.example.com"];
const ALIKE = Array<string>(5).fill("a.example.com");
const GRANT = demoConfig("ReferenceGrant", "bank/grant", {
  from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" }],
  to: [{ group: "", kind: "Service", name: "teller" }],
});

const asked = fc
  .record({
    host: fc.constantFrom(...ALIKE, "b.example.com", "other.org"),
    port: fc.constantFrom(80, 80, 80, 80, 80, 80, 8080, 443, 443, 8444, 9443, 9000, 7000),
    request: requestParts,
    isConnection: fc.constantFrom(false, false, false, false, false, true),
  })
  .map(({ host, port, request, isConnection }): ExplainedRequest => {
    const { method, path, headers } = request;
    const opaque = { method: "", path: "", headers: {} };
    const sent = isConnection ? opaque : { method, path, headers: Object.fromEntries(headers) };
    return { source: "outside", host, port, claims: null, tls: TLS_PORTS.includes(port), ...sent };
  });

const some = (
  of: fc.Arbitrary<K8sObject>,
  maxLength: number,
  minLength = 0,
): fc.Arbitrary<readonly K8sObject[]> => fc.array(of, { minLength, maxLength });
const route = fc
  .constantFrom("HTTPRoute", "HTTPRoute", "HTTPRoute", "HTTPRoute", ...ROUTE_KINDS)
  .chain((kind) => routeOf(kind, gatewayParent, HOSTS));

const ofGatewayApi = fc.tuple(
  fc.constantFrom<readonly K8sObject[]>([], [OPEN_GATEWAY], [OPEN_GATEWAY]),
  some(apiGateway, 3, 1),
  some(route, 4, 1),
  fc.constantFrom<readonly K8sObject[]>([], [GRANT]),
);
const ofIngress = fc.tuple(some(arbitraryIngress, 2, 1), fc.constant([ISTIO_CLASS]));
const ofAll = fc.tuple(
  some(apiGateway, 2),
  some(route, 3),
  some(arbitraryIngress, 1),
  fc.constant([ISTIO_CLASS]),
  some(istioGateway, 2),
  some(boundService, 3),
);

/** The outcomes that were seen, after all of them agreed. */
function agreeOn(
  objects: fc.Arbitrary<readonly (readonly K8sObject[])[]>,
  numRuns: number,
): ReadonlySet<string> {
  const seen = new Set<string>();
  fc.assert(
    fc.property(objects, asked, (drawn, request) => {
      const all = [...EDGE, ...onceEach(drawn.flat())];
      const opaque = request.tls ? "tls" : "tcp";
      const mesh = edgeMesh(all);
      const at = routeAtGateway(mesh, request);
      const passesOn = at.call.protocol === "tls";
      const solved = solvedAtEdge(all, request, request.method === "" || passesOn ? opaque : "http");
      const said = bothSaid(at, solved, (host) => mesh.routing.registry.find(host) !== null);
      expect(said.explained).toEqual(said.solved);
      const [kind = ""] = said.solved.is.split(" ");
      seen.add(kind);
    }),
    { numRuns },
  );
  return seen;
}

describe("requests from outside end as in the simulated mesh", () => {
  it("at Gateways of the Gateway API", () => {
    const seen = agreeOn(ofGatewayApi, 1_000);
    expect([...seen]).toEqual(
      expect.arrayContaining(["answer", "error", "forward", "noListener", "redirect"]),
    );
  });

  it("by Ingresses", () => {
    const seen = agreeOn(ofIngress, 400);
    expect([...seen]).toEqual(expect.arrayContaining(["error", "forward", "noListener"]));
  });

  it("where one gateway serves all of them", () => {
    expect([...agreeOn(ofAll, 600)]).toEqual(expect.arrayContaining(["error", "forward", "noListener"]));
  });
});
