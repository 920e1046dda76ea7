import fc from "fast-check";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoPod, demoService } from "../demo-objects";
import { clean, list, rarely } from "./arbitrary-json";

const portName = fc.constantFrom("http", "http", "http", "grpc", "tcp", "https", "web", "");

/** Services of `shop` and `bank` and pods behind them, of several versions, some not ready. */
export const arbitraryServices = fc
  .record({
    webPort: portName,
    second: fc.boolean(),
    webVersions: list(fc.constantFrom("v1", "v1", "v2", "v2", "v3"), 4),
    unready: fc.boolean(),
    apiPods: fc.constantFrom(0, 1, 1, 1, 2),
    apiTarget: fc.constantFrom<JsonObject[string]>(8080, "http-app", undefined),
    headless: fc.boolean(),
    alias: fc.constantFrom("", "", "web.shop.svc.cluster.local", "out.example.com", "gone.example.com"),
    serviceExport: rarely(fc.constantFrom(".", "*", "shop"), 5),
    planes: fc.array(fc.constantFrom("sidecar" as const, "sidecar" as const, "none" as const), {
      minLength: 3,
      maxLength: 3,
    }),
  })
  .map((one): readonly K8sObject[] => {
    const [web = "sidecar", api = "sidecar", teller = "sidecar"] = one.planes;
    const counts = new Map<string, number>();
    const webPods = one.webVersions.map((version) => {
      const index = counts.get(version) ?? 0;
      counts.set(version, index + 1);
      return demoPod({ workload: `web-${version}`, labels: { app: "web", version }, index, dataPlane: web });
    });
    const annotations =
      one.serviceExport === undefined ? {} : { "networking.istio.io/exportTo": one.serviceExport };
    const second = one.second ? [{ name: "http-two", port: 9090, targetPort: 9090 }] : [];
    return [
      ...webPods,
      ...(one.unready
        ? [demoPod({ workload: "web-v4", labels: { app: "web", version: "v1" }, ready: false })]
        : []),
      demoService({
        name: "web",
        ports: [{ name: one.webPort, port: 8080, targetPort: 8080 }, ...second],
        spec: { clusterIP: "10.96.0.1" },
      }),
      ...Array.from({ length: one.apiPods }, (_, index) =>
        demoPod({ workload: "api", index, dataPlane: api }),
      ),
      demoService({
        name: "api",
        ports: [clean({ name: "http", port: 8080, targetPort: one.apiTarget })],
        spec: { clusterIP: one.headless ? "None" : "10.96.0.2" },
      }),
      demoPod({ namespace: "bank", workload: "teller", dataPlane: teller }),
      demoService({ namespace: "bank", name: "teller", annotations, spec: { clusterIP: "10.96.0.3" } }),
      ...(one.alias === ""
        ? []
        : [
            demoService({
              name: "alias",
              spec: { type: "ExternalName", clusterIP: undefined, externalName: one.alias },
            }),
          ]),
    ];
  });
