import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { istioConfig, versionSubsets } from "../../istio-config";
import { ask, meshRoutes, shelf, toward } from "./builders";
import type { Part } from "./part";

const SERVICES = [
  "periodicals",
  "maps",
  "music",
  "novels",
  "poetry",
  "atlases",
  "comics",
  "essays",
  "letters",
  "drama",
];
const subset = (name: string, labels: JsonObject): JsonObject => ({ name, labels });

/** Where VirtualServices and DestinationRules send requests. */
export const destinations: Part = {
  objects: [
    ...SERVICES.map((name) => shelf(name)),
    meshRoutes("library/periodicals", "periodicals", [{ route: [toward("journals")] }]),
    meshRoutes("library/maps", "maps", [{ route: [toward("maps", "v3")] }]),
    versionSubsets("library/maps", "maps", ["v1", "v2"]),
    meshRoutes("library/music", "music", [{ route: [toward("music", "vinyl")] }]),
    istioConfig("DestinationRule", "library/music", {
      host: "music",
      subsets: [subset("vinyl", { format: "vinyl" })],
    }),
    meshRoutes("library/novels", "novels", [
      { route: [{ destination: { host: "novels", port: { number: 8081 } } }] },
    ]),
    istioConfig("DestinationRule", "library/poetry", {
      host: "poems",
      trafficPolicy: { tls: { mode: "DISABLE" } },
    }),
    meshRoutes("library/atlases", "atlases", [{ route: [toward("atlases", "v1")] }]),
    versionSubsets("library/atlases", "atlases", ["v1"], { exportTo: ["library-reading-room"] }),
    meshRoutes("library/comics", "comics", [{ route: [toward("comics", "current")] }]),
    istioConfig("DestinationRule", "library/comics", {
      host: "comics",
      subsets: [subset("current", { version: "v1" })],
    }),
    istioConfig("DestinationRule", "library/comics-2025", {
      host: "comics.library.svc.cluster.local",
      subsets: [subset("current", { version: "v2" })],
    }),
    meshRoutes("library/essays", "essays", [
      { route: [toward("essays")], mirror: { host: "essays-preview" }, mirrorPercentage: { value: 20 } },
    ]),
    meshRoutes("library/letters", "letters", [{ route: [toward("letters", "old")] }]),
    istioConfig("DestinationRule", "library/letters", { host: "letters", subsets: [subset("old", {})] }),
    meshRoutes("library/drama", "drama", [{ route: [toward("drama", "v1")] }]),
  ],
  intents: SERVICES.map((name) => ask(name)),
};
