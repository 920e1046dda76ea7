import fc from "fast-check";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { row } from "./telemetry-row";

/** The namespaces rows are drawn from; "" is unknown. */
export const ROW_NAMESPACES = ["front", "back", "vault", ""] as const;

interface End {
  readonly namespace: string;
  readonly workload: string;
  readonly app: string;
  readonly version: string;
  readonly principal: string;
}

/** Ends whose every name tells the namespace it belongs to; sometimes the workload or all of it is unknown. */
function arbitraryEnd(side: string): fc.Arbitrary<End> {
  return fc
    .record({ namespace: fc.constantFrom(...ROW_NAMESPACES), index: fc.integer({ min: 0, max: 2 }) })
    .map(({ namespace, index }) =>
      namespace === ""
        ? { namespace, workload: "", app: "", version: "", principal: "" }
        : {
            namespace,
            workload: index === 0 && side === "destination" ? "" : `${namespace}-workload-${index}`,
            app: `${namespace}-app-${index % 2}`,
            version: `${namespace}-v${index}`,
            principal: `spiffe://mesh/ns/${namespace}/sa/${index}`,
          },
    );
}

/** Rows whose values are eighths, so that their sums are exact in any order. */
export const arbitraryRow: fc.Arbitrary<TelemetryRow> = fc
  .record({
    source: arbitraryEnd("source"),
    destination: arbitraryEnd("destination"),
    service: fc.constantFrom(
      "",
      "svc-a",
      "svc-b",
      "PassthroughCluster",
      "BlackHoleCluster",
      "api.example.com",
    ),
    reporter: fc.constantFrom("source", "destination", "waypoint"),
    protocol: fc.constantFrom("http", "grpc", "tcp"),
    code: fc.constantFrom("200", "404", "503", "0", "14"),
    securityPolicy: fc.constantFrom("", "mutual_tls", "none"),
    ztunnel: fc.boolean(),
    value: fc.integer({ min: 1, max: 800 }).map((eighths) => eighths / 8),
  })
  .map(({ source, destination, service, protocol, ztunnel, ...rest }) => {
    const inNamespace = service.startsWith("svc") ? destination.namespace : "";
    const tcp = protocol === "tcp";
    return row({
      ...rest,
      sourceNamespace: source.namespace,
      sourceWorkload: source.workload,
      sourceApp: source.app,
      sourceVersion: source.version,
      sourcePrincipal: source.principal,
      destinationNamespace: destination.workload === "" ? "" : destination.namespace,
      destinationWorkload: destination.workload,
      destinationApp: destination.workload === "" ? "" : destination.app,
      destinationVersion: destination.workload === "" ? "" : destination.version,
      destinationPrincipal: destination.workload === "" ? "" : destination.principal,
      destinationHost: inNamespace === "" ? service : `${service}.${inNamespace}.svc.cluster.local`,
      destinationService: service,
      destinationServiceNamespace: inNamespace,
      protocol,
      dataplane: tcp && ztunnel ? "ztunnel" : "proxy",
      code: tcp ? "" : rest.code,
      measure: tcp ? "tcpToServer" : "requests",
    });
  });
