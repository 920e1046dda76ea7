import { expect, it } from "vitest";
import { sampleExposure } from "@/lib/testing/sample-exposure";
import { exposuresCsv } from "./exposures-csv";
import { familyOf, filterExposures, sortExposures, type ExposureFilter } from "./shown-exposures";

const ingress = sampleExposure({
  host: "a.example",
  gateway: { kind: "Ingress", namespace: "web", name: "assets" },
  tls: { mode: "none", credential: "" },
  authentication: { state: "required", by: [] },
  requestsPerSecond: null,
});
const api = sampleExposure({
  host: "b.example",
  gateway: { kind: "Gateway.gateway.networking.k8s.io", namespace: "web", name: "front" },
  route: null,
  requestsPerSecond: 0,
});
const all = [sampleExposure(), ingress, api];
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
