import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { annotated } from "../../annotated";
import type { Intent } from "../../intent";
import { istioConfig, versionSubsets } from "../../istio-config";
import type { K8sObject } from "../../k8s-object";
import { requests } from "../../requests";
import { namespaceObject, serviceAccount } from "../../simple-objects";
import { deployment } from "../../workload";
import { ask, LIBRARY, shelf, toward } from "./builders";
import type { Part } from "./part";

const BRANCH = "library-branch";
const CALLERS = ["van", "kiosk", "school", "club"];

const sidecar = (name: string, hosts: readonly string[], more: JsonObject = {}): K8sObject =>
  istioConfig("Sidecar", `${BRANCH}/${name}`, { egress: [{ hosts }], ...more });
const ofApp = (app: string): JsonObject => ({ workloadSelector: { labels: { app } } });
const from = (caller: string, host: string, more: Partial<Intent> = {}): Intent =>
  requests(`${BRANCH}/${caller}`, host, { perSecond: 0.2 }, more);

/** What proxies are let know: Sidecars and exportTo. */
export const visibility: Part = {
  objects: [
    namespaceObject(BRANCH, true),
    ...CALLERS.flatMap((name) => [
      serviceAccount(BRANCH, name),
      deployment({ namespace: BRANCH, name, serviceAccount: name }),
    ]),
    shelf("inventory"),
    sidecar("van", ["./*", "istio-system/*"], ofApp("van")),
    sidecar("kiosk", ["*/*"], { ...ofApp("kiosk"), outboundTrafficPolicy: {} }),
    sidecar("default", ["./*", "library/*", "library/exhibits.library.svc.cluster.local"]),
    sidecar("library-wide", ["./*", "istio-system/*"]),
    sidecar("bus", ["./*"], ofApp("bus")),
    sidecar("club", ["library/*"], ofApp("club")),
    sidecar("club-evenings", ["./*"], ofApp("club")),
    annotated(shelf("timetable"), { "networking.istio.io/exportTo": "." }),
    shelf("newspapers"),
    versionSubsets("library/newspapers", "newspapers", ["v1", "v2"]),
    istioConfig("VirtualService", `${LIBRARY}/newspapers`, {
      hosts: ["newspapers"],
      exportTo: ["."],
      http: [{ route: [toward("newspapers", "v1")] }],
    }),
  ],
  intents: [
    from("van", `inventory.${LIBRARY}:8080`),
    from("kiosk", "clock.example.org:80"),
    from("school", `inventory.${LIBRARY}:8080`),
    from("school", `timetable.${LIBRARY}:8080`),
    from("school", `newspapers.${LIBRARY}:8080`),
    from("club", `inventory.${LIBRARY}:8080`),
    ask("newspapers"),
  ],
};
