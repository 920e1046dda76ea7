import { namespaceObject, serviceAccount } from "../../simple-objects";
import { deployment } from "../../workload";
import { LIBRARY } from "./builders";
import type { Part } from "./part";

/** The desk that asks, and the stacks in two versions that answer. */
export const library: Part = {
  objects: [
    namespaceObject(LIBRARY, true),
    serviceAccount(LIBRARY, "desk"),
    deployment({ namespace: LIBRARY, name: "desk", serviceAccount: "desk" }),
    serviceAccount(LIBRARY, "stacks"),
    ...["v1", "v2"].map((version) =>
      deployment({
        namespace: LIBRARY,
        name: `stacks-${version}`,
        labels: { app: "stacks", version },
        image: `registry.example.com/library/stacks:${version}`,
        ports: [8080],
        serviceAccount: "stacks",
      }),
    ),
  ],
  intents: [],
};
