import { describe, expect, it } from "vitest";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import { demoMesh } from "@/lib/testing/demo-mesh";
import { rowsOf, tablesOf } from "@/lib/testing/effective-rows";
import { shopSnapshot } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { CONFIG_KINDS } from "../config-kinds";
import { effectiveTable } from "./effective-table";
import { effectiveTables } from "./effective-tables";
import { percentText } from "./percent-text";
import { valueText } from "./value-text";

describe("effectiveTables", () => {
  it.each(["bookinfo", "web", "policies", "mtls-gap", "egress", "ambient", "broken-config"])(
    "says something of every kind it knows in %s, in rows as wide as their columns",
    (name) => {
      const scenario = scenarioNamed(name);
      if (!scenario) throw new Error(`no scenario ${name}`);
      const { snapshot, namespaces: visible } = demoMesh(scenario);
      const settings = { rootNamespace: "istio-system", allowAny: true, visible };
      const objects = CONFIG_KINDS.flatMap(({ key }) => snapshot.list(key));
      const tables = objects.flatMap((object) => effectiveTables(object, snapshot, settings));
      expect(tables.length).toBeGreaterThan(0);
      for (const { columns, rows } of tables)
        for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
    },
  );

  it("has nothing to say of other kinds", () => {
    const settings = { rootNamespace: "istio-system", allowAny: true, visible: new Set(["shop"]) };
    expect(effectiveTables(specObject("ProxyConfig", "shop/p"), shopSnapshot(), settings)).toEqual([]);
  });

  it.each([...CONFIG_KINDS.map(({ key }) => key)])("does not throw at a %s of nonsense", (key) => {
    const kind = CONFIG_KINDS.find((one) => one.key === key);
    const object = {
      ...specObject("VirtualService", "shop/odd", {}),
      apiVersion: `${kind?.group ?? ""}/${kind?.versions[0] ?? ""}`,
      kind: kind?.kind ?? "",
      data: {
        spec: {
          hosts: 1,
          http: [null, { route: "x", match: [1, {}] }],
          rules: [{ from: 5 }],
          servers: "x",
          selector: [],
        },
      },
    };
    expect(Array.isArray(tablesOf(object))).toBe(true);
  });

  it("names the workloads that a selector selects", () => {
    const tables = (spec: object): readonly string[] =>
      rowsOf(tablesOf(specObject("EnvoyFilter", "shop/f", { ...spec })), "Where it applies");
    expect(tables({ workloadSelector: { labels: { version: "v2" } } })).toEqual(["plain: shop/cart-v2"]);
    expect(tables({})).toEqual(["plain: shop/cart-v1", "plain: shop/cart-v2", "plain: shop/web"]);
    expect(tablesOf(specObject("Telemetry", "nowhere/t"))[0]?.note).toBe(
      "It applies to no workload with a proxy.",
    );
  });

  it("leaves out workloads the viewer may not see", () => {
    const everywhere = specObject("PeerAuthentication", "istio-system/default", { mtls: { mode: "STRICT" } });
    const shown = rowsOf(tablesOf(everywhere, [], new Set(["bank"])), "What workloads accept");
    expect(shown).toEqual(["plain: bank/till | every other | STRICT | this one (mesh)"]);
  });
});

it("cuts long tables and says so", () => {
  const rows = Array.from({ length: 201 }, () => ({ cells: ["x"], tone: "plain" as const }));
  const table = effectiveTable("t", ["c"], rows, "Note.");
  expect([table.rows.length, table.note]).toEqual([200, "Note. 1 more rows are not shown."]);
  expect(effectiveTable("t", ["c"], []).note).toBeNull();
});

it.each([
  [1, "100 %"],
  [0.125, "12.5 %"],
  [1 / 3, "33.3 %"],
  [0, "0 %"],
])("writes a share of %d as %s", (share, expected) => {
  expect(percentText(share)).toBe(expected);
});

it.each([
  [{ simple: "RANDOM" }, "simple: RANDOM"],
  [
    { tcp: { maxConnections: 0 }, http: { idleTimeout: "5s" } },
    "tcp.maxConnections: 0; http.idleTimeout: 5s",
  ],
  [{ a: [1, 2] }, "a: [1,2]"],
  ["x", "x"],
  [{}, ""],
])("writes %j in one line", (value, expected) => {
  expect(valueText(value)).toBe(expected);
});
