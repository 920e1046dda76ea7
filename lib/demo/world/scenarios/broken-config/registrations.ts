import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { istioConfig } from "../../istio-config";
import type { K8sObject } from "../../k8s-object";
import { requests } from "../../requests";
import { ask, LIBRARY, shelf } from "./builders";
import type { Part } from "./part";

const COVERS = "covers.example.org";
const entry = (name: string, host: string, port: JsonObject, more: JsonObject = {}): K8sObject =>
  istioConfig("ServiceEntry", `${LIBRARY}/${name}`, {
    hosts: [host],
    location: "MESH_EXTERNAL",
    resolution: "DNS",
    ports: [port],
    ...more,
  });
const HTTP = { number: 80, name: "http", protocol: "HTTP" };

/** What ServiceEntries add to the registry. */
export const registrations: Part = {
  objects: [
    shelf("index"),
    entry(
      "index",
      `index.${LIBRARY}.svc.cluster.local`,
      { ...HTTP, number: 8080 },
      {
        endpoints: [{ address: "index.example.org" }],
      },
    ),
    entry("covers", COVERS, HTTP),
    entry("covers-raw", COVERS, { number: 80, name: "tcp", protocol: "TCP" }),
    entry("isbn-registry", "isbn.example.org", HTTP, {
      resolution: "STATIC",
      location: "MESH_INTERNAL",
      workloadSelector: { labels: { app: "isbn-registry" } },
    }),
    istioConfig("WorkloadGroup", `${LIBRARY}/isbn-hosts`, {
      metadata: { labels: { app: "isbn-hosts" } },
      template: { ports: { http: 8080 }, serviceAccount: "isbn-hosts" },
    }),
    entry("reviews", "reviews.example.org", HTTP, { exportTo: ["library-reading-room"] }),
  ],
  intents: [
    ask("index"),
    ...[COVERS, "isbn.example.org", "reviews.example.org"].map((host) =>
      requests(`${LIBRARY}/desk`, `${host}:80`, { perSecond: 0.3 }),
    ),
  ],
};
