import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRow, ROW_NAMESPACES } from "@/lib/testing/arbitrary-row";
import { graphContext } from "@/lib/testing/graph-context";
import { graphOfRows } from "@/lib/testing/graph-of-rows";
import { decodeRows, encodeRows } from "./columnar-rows";
import type { Graph } from "./graph";
import { GRAPH_TYPES } from "./graph-options";
import { redactRows, rowsTouching } from "./redact-rows";
import type { TelemetryRow } from "./telemetry-row";

const known = ROW_NAMESPACES.filter((namespace) => namespace !== "");
const rowsArbitrary = fc.array(arbitraryRow, { maxLength: 40 });
const someNamespaces = fc.subarray(known, { minLength: 1 });
const types = fc.constantFrom(...GRAPH_TYPES);

/** Edges by id, with the figures that say how much flowed. */
function flowing({ edges }: Graph): Record<string, unknown> {
  return Object.fromEntries(
    edges.map(({ id, requestsPerSecond, reported, codes }) => [id, { requestsPerSecond, reported, codes }]),
  );
}

describe("laws of scope", () => {
  it("gives an edge the same figures whatever else is shown", () => {
    const projections = fc.constantFrom("workload", "app", "versionedApp");
    fc.assert(
      fc.property(rowsArbitrary, someNamespaces, projections, (rows, namespaces, type) => {
        const whole = flowing(graphOfRows(rows, { type }));
        const part = flowing(graphOfRows(rows, { type }, { namespaces }));
        expect(whole).toMatchObject(part);
      }),
    );
  });

  it("needs no rows that touch none of the namespaces asked for", () => {
    fc.assert(
      fc.property(rowsArbitrary, someNamespaces, types, (rows, namespaces, type) => {
        const touching = rowsTouching(rows, namespaces);
        const [all, enough] = [rows, touching].map((some) => graphOfRows(some, { type }, { namespaces }));
        expect(enough).toEqual(all);
      }),
    );
  });

  it("makes the same graph in the browser, of rows that went over the wire", () => {
    fc.assert(
      fc.property(rowsArbitrary, types, fc.boolean(), (rows, type, serviceNodes) => {
        const received = decodeRows(structuredClone(encodeRows(rows)));
        expect(graphOfRows(received, { type, serviceNodes })).toEqual(
          graphOfRows(rows, { type, serviceNodes }),
        );
      }),
    );
  });
});

describe("laws of redaction", () => {
  const everything = new Set<string>(known);

  it("hides nothing from a viewer who sees every namespace", () => {
    fc.assert(
      fc.property(rowsArbitrary, types, fc.boolean(), (rows, type, hideNames) => {
        const redacted = redactRows(rows, everything, hideNames);
        expect(flowing(graphOfRows(redacted, { type }))).toEqual(
          flowing(graphOfRows(rowsTouching(rows, known), { type })),
        );
      }),
    );
  });

  it("leaves traffic between visible workloads as everyone sees it", () => {
    fc.assert(
      fc.property(rowsArbitrary, someNamespaces, fc.boolean(), (rows, namespaces, hideNames) => {
        const visible = new Set<string>(namespaces);
        const between = ({ nodes, edges }: Graph): Record<string, unknown> => {
          const own = new Set(
            nodes.filter((n) => n.type === "workload" && visible.has(n.namespace)).map((n) => n.id),
          );
          return flowing({
            type: "workload",
            nodes,
            edges: edges.filter((e) => own.has(e.source) && own.has(e.target)),
            warnings: [],
          });
        };
        expect(between(graphOfRows(redactRows(rows, visible, hideNames)))).toEqual(
          between(graphOfRows(rows)),
        );
      }),
    );
  });

  it("shows a viewer no more than one node of what is hidden from them by name", () => {
    fc.assert(
      fc.property(rowsArbitrary, someNamespaces, (rows, namespaces) => {
        const { nodes } = graphOfRows(redactRows(rows, new Set<string>(namespaces), true));
        expect(nodes.filter(({ reason }) => reason === "hiddenFromViewer").length).toBeLessThanOrEqual(1);
        for (const { namespace } of nodes) expect(["", ...namespaces]).toContain(namespace);
      }),
    );
  });

  it("makes the same of the rows in whatever order", () => {
    const ordered = (rows: readonly TelemetryRow[]): string[] =>
      rows.map((row) => JSON.stringify(row)).sort();
    fc.assert(
      fc.property(rowsArbitrary, someNamespaces, fc.boolean(), (rows, namespaces, hideNames) => {
        const visible = new Set<string>(namespaces);
        expect(ordered(redactRows(rows.toReversed(), visible, hideNames))).toEqual(
          ordered(redactRows(rows, visible, hideNames)),
        );
      }),
    );
  });
});

describe("laws of judgement", () => {
  it("judges an edge by its figures, however much more of the same flows", () => {
    expect(graphContext().healthProfile.minimumRequests).toBeLessThan(300 / 8);
    fc.assert(
      fc.property(rowsArbitrary, types, fc.integer({ min: 2, max: 64 }), (rows, type, times) => {
        const statuses = (some: readonly TelemetryRow[]): unknown =>
          graphOfRows(some, { type }).edges.map(({ id, health }) => [id, health.status]);
        const more = rows.map((row) => ({ ...row, value: row.value * times }));
        expect(statuses(more)).toEqual(statuses(rows));
      }),
    );
  });

  it("never calls an edge healthy that loses every request, nor a flawless one degraded", () => {
    fc.assert(
      fc.property(rowsArbitrary, types, (rows, type) => {
        for (const { protocol, requestsPerSecond, errorsPerSecond, codes, health } of graphOfRows(rows, {
          type,
        }).edges) {
          if (protocol === "tcp") continue;
          if (errorsPerSecond === requestsPerSecond) expect(health.status).toBe("failure");
          const flawless = codes.every(({ code }) =>
            ["200", protocol === "grpc" ? "0" : "200"].includes(code),
          );
          if (flawless) expect(health.status).toBe("healthy");
        }
      }),
    );
  });
});
