import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import { graphOfRows } from "@/lib/testing/graph-of-rows";
import { row } from "@/lib/testing/telemetry-row";
import { GRAPH_TYPES } from "./graph-options";
import { redactRows } from "./redact-rows";

const NAMESPACES = ["front", "back", "vault"] as const;
const namespace = fc.constantFrom("", ...NAMESPACES);
const name = (text: string): fc.Arbitrary<string> => fc.constantFrom("", text);

/** Ends of which any part may be unknown; every name but the app's holds its namespace and "~". */
const end = fc
  .record({ namespace, workload: name("w"), app: name("app"), version: name("v"), principal: name("sa") })
  .map(({ namespace: of, ...names }) => ({
    of,
    workload: names.workload && `${of}~${names.workload}`,
    app: names.app && `${of}-${names.app}`,
    version: names.version && `${of}~${names.version}`,
    principal: names.principal && `${of}~${names.principal}`,
  }));

/** Rows of every shape a foreign metrics server may send, likely or not: each part is chosen on its own. */
const anyRow = fc
  .record({
    source: end,
    destination: end,
    serviceNamespace: namespace,
    service: fc.constantFrom(
      "",
      "svc",
      "PassthroughCluster",
      "BlackHoleCluster",
      "InboundPassthroughCluster",
    ),
    reporter: fc.constantFrom("source", "destination", "waypoint"),
  })
  .map(({ source, destination, serviceNamespace, service, reporter }) =>
    row({
      reporter,
      sourceNamespace: source.of,
      sourceWorkload: source.workload,
      sourceApp: source.app,
      sourceVersion: source.version,
      sourcePrincipal: source.principal,
      destinationNamespace: destination.of,
      destinationWorkload: destination.workload,
      destinationApp: destination.app,
      destinationVersion: destination.version,
      destinationPrincipal: destination.principal,
      destinationHost: service && serviceNamespace && `${service}.${serviceNamespace}.svc.cluster.local`,
      destinationService: service,
      destinationServiceNamespace: serviceNamespace,
    }),
  );

describe("redaction of rows of any shape", () => {
  it("lets through no workload, version or principal of an invisible namespace, and with hidden names nothing", () => {
    const input = fc.tuple(
      fc.array(anyRow, { maxLength: 12 }),
      fc.subarray([...NAMESPACES]),
      fc.boolean(),
      fc.constantFrom(...GRAPH_TYPES),
      fc.boolean(),
    );
    fc.assert(
      fc.property(input, ([rows, visible, hideNames, type, serviceNodes]) => {
        const redacted = redactRows(rows, new Set<string>(visible), hideNames);
        const graph = graphOfRows(redacted, { type, serviceNodes }, { context: graphContext() });
        const text = JSON.stringify([redacted, graph]);
        for (const hidden of NAMESPACES.filter((each) => !visible.includes(each)))
          expect(text).not.toContain(hideNames ? hidden : `${hidden}~`);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps nothing of rows that touch no visible namespace, whatever they name", () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        expect(redactRows(rows, new Set(), false)).toEqual([]);
        expect(redactRows(rows, new Set(["elsewhere", ""]), false)).toEqual([]);
      }),
    );
  });
});
