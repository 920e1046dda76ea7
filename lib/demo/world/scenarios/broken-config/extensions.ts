import { objectMeta } from "../../object-meta";
import { ask, LIBRARY, shelf } from "./builders";
import type { Part } from "./part";

/** What changes proxies or what they tell. */
export const extensions: Part = {
  objects: [
    shelf("lockers"),
    {
      apiVersion: "telemetry.istio.io/v1",
      kind: "Telemetry",
      metadata: objectMeta({ kind: "Telemetry", namespace: LIBRARY, name: "lockers" }, { generation: 1 }),
      spec: {
        selector: { matchLabels: { app: "lockers" } },
        accessLogging: [{ providers: [{ name: "access-log-collector" }] }],
      },
    },
    {
      apiVersion: "networking.istio.io/v1alpha3",
      kind: "EnvoyFilter",
      metadata: objectMeta({ kind: "EnvoyFilter", namespace: LIBRARY, name: "lockers" }, { generation: 1 }),
      spec: {
        workloadSelector: { labels: { app: "lockers" } },
        configPatches: [
          {
            applyTo: "HTTP_FILTER",
            match: { context: "SIDECAR_INBOUND", listener: { portNumber: 9999 } },
            patch: {
              operation: "INSERT_BEFORE",
              value: { name: "envoy.filters.http.health_check", typed_config: {} },
            },
          },
        ],
      },
    },
  ],
  intents: [ask("lockers")],
};
