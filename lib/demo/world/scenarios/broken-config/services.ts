import { istioConfig, versionSubsets } from "../../istio-config";
import { requests } from "../../requests";
import { service } from "../../service";
import { serviceAccount } from "../../simple-objects";
import { deployment } from "../../workload";
import { ask, HTTP, LIBRARY, meshRoutes, shelf, toward } from "./builders";
import type { Part } from "./part";

/** How Services name their ports and select their pods, and what pods say of themselves. */
export const services: Part = {
  objects: [
    shelf("audio", { ports: [{ name: "audio", port: 8080 }] }),
    shelf("video", { ports: [{ name: "tcp-video", port: 8080 }] }),
    versionSubsets("library/video", "video", ["v1", "v2"]),
    meshRoutes("library/video", "video", [{ route: [toward("video", "v2")] }]),
    shelf("scans", { ports: [{ ...HTTP, targetPort: "scan" }] }),
    shelf("prints", { selector: { app: "print" } }),
    shelf("posters", { ports: [{ ...HTTP, appProtocol: "htttp" }] }),
    shelf("slides", { ports: [{ name: "https-slides", port: 8080 }] }),
    shelf("films", { ports: [{ ...HTTP, targetPort: 9090 }] }),
    shelf("radio", { headless: true }),
    versionSubsets("library/radio", "radio", ["v1", "v2"]),
    meshRoutes("library/radio", "radio", [{ route: [toward("radio", "v2")] }]),
    serviceAccount(LIBRARY, "cleaner"),
    deployment({
      namespace: LIBRARY,
      name: "cleaner",
      labels: { role: "housekeeping" },
      serviceAccount: "cleaner",
    }),
    service({
      namespace: LIBRARY,
      name: "cleaner",
      selector: { role: "housekeeping" },
      ports: [HTTP],
    }),
    serviceAccount(LIBRARY, "porter"),
    deployment({
      namespace: LIBRARY,
      name: "porter",
      serviceAccount: "porter",
      podLabels: { "sidecar.istio.io/inject": "false" },
    }),
    istioConfig("PeerAuthentication", "library/porter", {
      selector: { matchLabels: { app: "porter" } },
      mtls: { mode: "STRICT" },
    }),
    service({ namespace: LIBRARY, name: "porter", ports: [HTTP] }),
  ],
  intents: [
    ...["audio", "video", "scans", "prints", "posters", "slides", "films", "radio", "cleaner", "porter"].map(
      (name) => ask(name),
    ),
    requests(`${LIBRARY}/cleaner`, `audio.${LIBRARY}:8080`, { perSecond: 1 / 600 }),
    requests(`${LIBRARY}/porter`, `audio.${LIBRARY}:8080`, { perSecond: 0.2 }),
  ],
};
