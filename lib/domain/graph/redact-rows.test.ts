import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRow, ROW_NAMESPACES } from "@/lib/testing/arbitrary-row";
import { graphOfRows } from "@/lib/testing/graph-of-rows";
import { quantileRow, row } from "@/lib/testing/telemetry-row";
import type { Graph } from "./graph";
import { GRAPH_TYPES, type GraphType } from "./graph-options";
import { redactQuantiles, redactRows, rowsTouching } from "./redact-rows";
import type { TelemetryRow } from "./telemetry-row";

const toOtherNamespace = row({
  destinationNamespace: "payments",
  destinationServiceNamespace: "payments",
  destinationHost: "card.payments.svc.cluster.local",
  destinationService: "card",
  destinationWorkload: "card-v3",
  destinationApp: "card-app",
  destinationVersion: "v3",
  destinationPrincipal: "spiffe://cluster.local/ns/payments/sa/card",
});
const bookinfo = new Set(["bookinfo"]);
const payments = new Set(["payments"]);

const graph = (rows: readonly TelemetryRow[], type: GraphType, serviceNodes = false): Graph =>
  graphOfRows(rows, { type, serviceNodes });

describe("redactRows", () => {
  it("leaves rows between visible ends as they are", () => {
    expect(redactRows([row()], bookinfo, true)).toEqual([row()]);
  });

  it("drops rows of two invisible ends, and of an invisible and an unknown end", () => {
    const unknown = { sourceNamespace: "", sourceWorkload: "", sourceApp: "" };
    expect(redactRows([row(), row(unknown)], payments, false)).toEqual([]);
    expect(redactRows([row(unknown)], new Set([""]), false)).toEqual([]);
  });

  it("keeps of an invisible destination its namespace and service only", () => {
    expect(redactRows([toOtherNamespace], bookinfo, false)).toEqual([
      {
        ...toOtherNamespace,
        destinationNamespace: "",
        destinationHost: "",
        destinationWorkload: "",
        destinationApp: "",
        destinationVersion: "",
        destinationPrincipal: "",
      },
    ]);
  });

  it("keeps of an invisible source its namespace and canonical service only", () => {
    expect(redactRows([toOtherNamespace], payments, false)).toEqual([
      { ...toOtherNamespace, sourceWorkload: "", sourceVersion: "", sourcePrincipal: "" },
    ]);
  });

  it.each([
    ["destination", bookinfo],
    ["source", payments],
  ])("shows an invisible %s as one hidden node when names are hidden too", (end, visible) => {
    const rows = redactRows([toOtherNamespace], visible, true);
    const hidden = graph(rows, "workload").nodes.filter((node) => node.reason === "hiddenFromViewer");
    expect(hidden).toMatchObject([{ type: "unknown", namespace: "", name: "hidden" }]);
    const names = end === "source" ? ["bookinfo", "productpage"] : ["payments", "card"];
    for (const name of names) expect(JSON.stringify(rows)).not.toContain(name);
  });

  it("adds up rows that have become alike, so that their number does not count invisible workloads", () => {
    const second = {
      ...toOtherNamespace,
      destinationWorkload: "card-v4",
      destinationVersion: "v4",
      value: 2,
    };
    const rows = redactRows([toOtherNamespace, second], bookinfo, false);
    expect(rows.map(({ value }) => value)).toEqual([3]);
  });

  it("keeps a visible workload behind an invisible namespace's service, but hides the name where asked", () => {
    const shared = row({ destinationServiceNamespace: "edge", destinationService: "front-door" });
    const hiddenAlso = redactRows([shared], bookinfo, true);
    expect(hiddenAlso).toMatchObject([{ destinationWorkload: "reviews-v1", destinationService: "" }]);
    expect(redactRows([shared], bookinfo, false)).toMatchObject([{ destinationService: "front-door" }]);
  });

  it("shows a redacted end as a service in every projection", () => {
    for (const type of GRAPH_TYPES) {
      const source = graph(redactRows([toOtherNamespace], payments, false), type);
      expect(source.edges).toMatchObject([{ source: "service/Kubernetes/bookinfo/productpage" }]);
      const destination = graph(redactRows([toOtherNamespace], bookinfo, false), type, true);
      expect(destination.edges).toMatchObject([{ target: "service/Kubernetes/payments/card" }]);
    }
  });

  it("never lets through a name that belongs to invisible namespaces only", () => {
    const sets = fc.subarray(ROW_NAMESPACES.filter((namespace) => namespace !== ""));
    fc.assert(
      fc.property(fc.array(arbitraryRow), sets, fc.boolean(), (rows, namespaces, hideNames) => {
        const visible = new Set<string>(namespaces);
        const redacted = redactRows(rows, visible, hideNames);
        const graphs = GRAPH_TYPES.map((type) => graph(redacted, type, true));
        const text = JSON.stringify([redacted, graphs]);
        for (const namespace of ROW_NAMESPACES) {
          if (namespace === "" || visible.has(namespace)) continue;
          expect(text).not.toContain(`${namespace}-workload`);
          expect(text).not.toContain(`${namespace}-v`);
          expect(text).not.toContain(`/ns/${namespace}/`);
          if (hideNames) expect(text).not.toContain(namespace);
        }
      }),
    );
  });

  it("adds nothing to what a viewer sees for traffic between two invisible ends", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRow), (rows) => {
        const visible = new Set(["front"]);
        const touching = rowsTouching(rows, ["front"]);
        expect(redactRows(rows, visible, false)).toEqual(redactRows(touching, visible, false));
      }),
    );
  });

  it("keeps the sum of all values that touch a visible namespace", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRow), fc.boolean(), (rows, hideNames) => {
        const sum = (some: readonly TelemetryRow[]): number =>
          some.reduce((total, { value }) => total + value, 0);
        const redacted = redactRows(rows, new Set(["front", "vault"]), hideNames);
        expect(sum(redacted)).toBe(sum(rowsTouching(rows, ["front", "vault"])));
      }),
    );
  });
});

describe("redactQuantiles", () => {
  const quantile = quantileRow({
    destinationNamespace: "payments",
    destinationServiceNamespace: "payments",
    destinationWorkload: "card-v3",
  });

  it("redacts as rows are redacted", () => {
    expect(redactQuantiles([quantile], bookinfo, false)).toMatchObject([
      { destinationWorkload: "", destinationServiceNamespace: "payments", valueMs: quantile.valueMs },
    ]);
    expect(redactQuantiles([quantile], new Set(["other"]), false)).toEqual([]);
  });

  it("drops quantiles that have become alike, because they do not aggregate", () => {
    const other = { ...quantile, destinationWorkload: "card-v4", valueMs: 9 };
    expect(redactQuantiles([quantile, other], bookinfo, false)).toEqual([]);
  });
});

describe("rowsTouching", () => {
  it("keeps rows with a source, destination or called service in the namespaces", () => {
    const rows = [
      row(),
      toOtherNamespace,
      row({ destinationServiceNamespace: "payments" }),
      row({ sourceNamespace: "payments" }),
    ];
    expect(rowsTouching(rows, ["payments"])).toEqual(rows.slice(1));
  });
});
