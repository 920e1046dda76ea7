import fc from "fast-check";
import { expect, test } from "vitest";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { configRow } from "@/lib/testing/config-row";
import { filterRows, validityOf } from "./filter-rows";
import { NO_FILTER, type ListFilter } from "./list-filter";

const HOUR = 3_600_000;
const NOW = 100 * 24 * HOUR;

const argo: ObjectRow["owner"] = { type: "argocd", name: "shop", declarative: true, evidence: "annotation" };
const rows = [
  configRow({ name: "reviews", labels: { app: "reviews" }, created: NOW - HOUR / 2 }),
  configRow({
    name: "ratings",
    namespace: "prod",
    findings: { error: 1, warning: 1, info: 0 },
    about: "RATINGS.prod",
  }),
  configRow({
    name: "web",
    kind: "Gateway.networking.istio.io",
    findings: null,
    about: "*.example.com",
    owner: argo,
  }),
  configRow({
    name: "late",
    kind: "Sidecar",
    created: NOW - 40 * 24 * HOUR,
    findings: { error: 0, warning: 0, info: 2 },
    about: "",
  }),
];

test.each<[string, Partial<ListFilter>, readonly string[]]>([
  ["nothing leaves out nothing", {}, ["reviews", "ratings", "web", "late"]],
  ["kinds are alternatives", { kind: ["Sidecar", "Gateway.networking.istio.io"] }, ["web", "late"]],
  ["words are looked for in name, namespace and about, in any case", { name: "PROD rat" }, ["ratings"]],
  ["labels are a selector", { labels: "app=reviews" }, ["reviews"]],
  [
    "a selector that cannot be read leaves out nothing",
    { labels: "app in" + " (" },
    ["reviews", "ratings", "web", "late"],
  ],
  ["validity is the worst finding", { validity: ["error", "unchecked"] }, ["ratings", "web"]],
  ["notes alone are notes", { validity: ["info"] }, ["late"]],
  ["clean is checked without findings", { validity: ["clean"] }, ["reviews"]],
  ["nobody's objects have no owner", { owner: ["none"] }, ["reviews", "ratings", "late"]],
  ["owners are alternatives", { owner: ["argocd", "flux"] }, ["web"]],
  ["age counts from the making", { age: "1h" }, ["reviews"]],
  ["older is older than the longest choice", { age: "older" }, ["ratings", "web", "late"]],
  ["parts are demanded together", { kind: ["VirtualService"], validity: ["error"], name: "r" }, ["ratings"]],
])("%s", (_, filter, names) => {
  expect(filterRows(rows, { ...NO_FILTER, ...filter }, NOW).map(({ name }) => name)).toEqual(names);
});

test("every row is of exactly one validity", () => {
  const count = fc.nat({ max: 3 });
  const findings = fc.option(fc.record({ error: count, warning: count, info: count }));
  fc.assert(
    fc.property(findings, (found) => {
      const row = configRow({ findings: found });
      const all = (["error", "warning", "info", "clean", "unchecked"] as const).filter(
        (validity) => filterRows([row], { ...NO_FILTER, validity: [validity] }, NOW).length === 1,
      );
      expect(all).toEqual([validityOf(row)]);
    }),
  );
});
