import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bothSaid, EDGE, edgeMesh, solvedAtEdge } from "@/lib/testing/explain/gateway-edge";
import { boundService, istioGateway } from "@/lib/testing/explain/gateway-istio";
import { requestParts } from "@/lib/testing/explain/gateway-routes";
import { onceEach } from "@/lib/testing/explain/once-each";
import type { ExplainedRequest } from "../explained-request";
import { routeAtGateway } from "./route-at-gateway";

/** The ports that speak TLS in these worlds. */
const TLS_PORTS = [443, 8443, 9443];

const ALIKE = Array<string>(5).fill("a.example.com");

const world = fc
  .record({
    gateways: fc.array(istioGateway, { minLength: 1, maxLength: 3 }),
    services: fc.array(boundService, { minLength: 1, maxLength: 4 }),
    host: fc.constantFrom(...ALIKE, "A.Example.com", "b.example.com", "other.org"),
    port: fc.constantFrom(80, 80, 80, 80, 80, 80, 80, 8080, 443, 443, 443, 8443, 9443, 9000, 7000),
    request: requestParts,
    isConnection: fc.constantFrom(false, false, false, false, false, true),
  })
  .map(({ gateways, services, host, port, request, isConnection }) => {
    const { method, path, headers } = request;
    const asked: ExplainedRequest = {
      source: "outside",
      host,
      port,
      method: isConnection ? "" : method,
      path: isConnection ? "" : path,
      headers: isConnection ? {} : Object.fromEntries(headers),
      claims: null,
      tls: TLS_PORTS.includes(port),
    };
    return { objects: [...EDGE, ...onceEach([...gateways, ...services])], asked };
  });

describe("Istio's Gateways", () => {
  it("do with requests from outside what the simulated mesh does", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(world, ({ objects, asked }) => {
        const opaque = asked.tls ? "tls" : "tcp";
        const solved = solvedAtEdge(objects, asked, asked.method === "" ? opaque : "http");
        const said = bothSaid(routeAtGateway(edgeMesh(objects), asked), solved, () => true);
        expect(said.explained).toEqual(said.solved);
        const [kind = ""] = said.solved.is.split(" ");
        seen.add(kind);
      }),
      { numRuns: 1_000 },
    );
    expect([...seen].toSorted()).toEqual(["answer", "error", "forward", "noListener", "redirect"]);
  });
});
