import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { application } from "../../application";
import { istioConfig } from "../../istio-config";
import type { K8sObject } from "../../k8s-object";
import { requests } from "../../requests";
import { namespaceObject, serviceAccount } from "../../simple-objects";
import { deployment } from "../../workload";
import { HTTP } from "./builders";
import type { Part } from "./part";

const ANNEX = "library-annex";
const policy = (name: string, spec: JsonObject): K8sObject =>
  istioConfig("AuthorizationPolicy", `${ANNEX}/${name}`, spec);
const readOnly = [{ to: [{ operation: { methods: ["GET"] } }] }];

/** Ambient mode, and the labels and policies that only seem to suit it. */
export const annex: Part = {
  objects: [
    namespaceObject(ANNEX, false, { "istio.io/dataplane-mode": "ambient" }),
    serviceAccount(ANNEX, "courier"),
    deployment({
      namespace: ANNEX,
      name: "courier",
      serviceAccount: "courier",
      podLabels: { "sidecar.istio.io/inject": "true" },
    }),
    serviceAccount(ANNEX, "trolley"),
    deployment({
      namespace: ANNEX,
      name: "trolley",
      serviceAccount: "trolley",
      podLabels: { "istio.io/dataplane-mode": "none" },
    }),
    ...application({
      namespace: ANNEX,
      name: "depot",
      port: HTTP,
      service: { labels: { app: "depot", "istio.io/use-waypoint": "depot-waypoint" } },
    }),
    ...application({ namespace: ANNEX, name: "vault", port: HTTP }),
    policy("vault", { selector: { matchLabels: { app: "vault" } }, rules: readOnly }),
    policy("depot", { targetRefs: [{ group: "", kind: "Service", name: "depot" }], rules: [] }),
    istioConfig("PeerAuthentication", `${ANNEX}/default`, { mtls: { mode: "PERMISSIVE" } }),
    istioConfig("PeerAuthentication", `${ANNEX}/everything-strict`, { mtls: { mode: "STRICT" } }),
  ],
  intents: [
    requests(`${ANNEX}/courier`, `depot.${ANNEX}:8080`, { perSecond: 0.3 }),
    requests(`${ANNEX}/depot`, `vault.${ANNEX}:8080`, { perSecond: 0.3 }),
    requests(`${ANNEX}/trolley`, `depot.${ANNEX}:8080`, { perSecond: 0.1 }),
  ],
};
