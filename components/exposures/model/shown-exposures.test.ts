import { expect, it } from "vitest";
import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";
import { exposuresCsv } from "./exposures-csv";
import { familyOf, filterExposures, sortExposures, type ExposureFilter } from "./shown-exposures";

const line = (change: Partial<ExposureDto>): ExposureDto => ({
  host: "shop.example",
  port: 443,
  scheme: "https",
  addresses: ["10.0.0.1"],
  gateway: { kind: "Gateway.networking.istio.io", namespace: "edge", name: "public" },
  route: { kind: "VirtualService", namespace: "shop", name: "web" },
  routePath: "spec.http[0]",
  condition: "uri prefix /api",
  destinations: ["web.shop.svc.cluster.local"],
  tls: { mode: "terminate", credential: "cert" },
  authentication: { state: "none", by: [] },
  requestsPerSecond: 1,
  successRate: 0.5,
  example: { url: "https://shop.example/api", method: "GET", headers: {} },
  notes: [],
  ...change,
});
const ingress = line({
  host: "a.example",
  gateway: { kind: "Ingress", namespace: "web", name: "assets" },
  tls: { mode: "none", credential: "" },
  authentication: { state: "required", by: [] },
  requestsPerSecond: null,
});
const api = line({
  host: "b.example",
  gateway: { kind: "Gateway.gateway.networking.k8s.io", namespace: "web", name: "front" },
  route: null,
  requestsPerSecond: 0,
});
const all = [line({}), ingress, api];
const none: ExposureFilter = { text: "", family: [], tls: [], authentication: [], traffic: false };

it.each<[Partial<ExposureFilter>, readonly string[]]>([
  [{}, ["shop.example", "a.example", "b.example"]],
  [{ text: "SHOP 10.0.0" }, ["shop.example", "a.example", "b.example"]],
  [{ text: "assets" }, ["a.example"]],
  [{ family: ["ingress", "gatewayApi"] }, ["a.example", "b.example"]],
  [{ tls: ["none"] }, ["a.example"]],
  [{ authentication: ["none"] }, ["shop.example", "b.example"]],
  [{ traffic: true }, ["shop.example"]],
])("filter %j leaves %j", (filter, hosts) => {
  expect(filterExposures(all, { ...none, ...filter }).map(({ host }) => host)).toEqual(hosts);
});

it.each([
  ["host", false, ["a.example", "b.example", "shop.example"]],
  ["rate", true, ["shop.example", "b.example", "a.example"]],
  ["authentication", false, ["b.example", "shop.example", "a.example"]],
  ["gateway", false, ["a.example", "b.example", "shop.example"]],
] as const)("sorted by %s, descending %s", (sort, desc, hosts) => {
  expect(sortExposures(all, sort, desc).map(({ host }) => host)).toEqual(hosts);
});

it("tells the sorts of gateways apart", () => {
  expect(all.map(familyOf)).toEqual(["istio", "ingress", "gatewayApi"]);
});

it("the CSV tells what is zero from what is not known", () => {
  const [head, first, second, third] = exposuresCsv(all).split("\r\n");
  expect(head).toContain("host,port,scheme");
  expect(first).toContain(",1,0.5,");
  expect(second).toContain("required,,,0.5");
  expect(third).toContain("none,,0,0.5");
});
