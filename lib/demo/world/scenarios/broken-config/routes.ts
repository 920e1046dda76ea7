import { istioConfig, versionSubsets } from "../../istio-config";
import { ask, meshRoutes, shelf, toward } from "./builders";
import type { Part } from "./part";

const SERVICES = [
  "returns",
  "loans",
  "fees",
  "search",
  "renewals",
  "isbn",
  "lectures",
  "cards",
  "hours",
  "queue",
];

/** How VirtualServices match, weigh and answer. */
export const routes: Part = {
  objects: [
    ...SERVICES.flatMap((name) => [shelf(name), versionSubsets(`library/${name}`, name, ["v1", "v2"])]),
    meshRoutes("library/returns", "returns", [{ route: [toward("returns", "v1")] }]),
    meshRoutes("library/returns-by-post", "returns.library.svc.cluster.local", [
      { route: [toward("returns", "v2")] },
    ]),
    meshRoutes("library/loans", "loans", [{ route: [toward("loans", "v1", 30), toward("loans", "v2", 30)] }]),
    meshRoutes("library/fees", "fees", [{ route: [toward("fees", "v1", 40)] }]),
    meshRoutes("library/search", "search", [
      { name: "all", route: [toward("search", "v1")] },
      {
        name: "advanced",
        match: [{ uri: { prefix: "/advanced" } }],
        route: [toward("search", "v2")],
      },
    ]),
    meshRoutes("library/renewals", "renewals", [
      { match: [{ uri: { prefix: "/online" } }], delegate: { name: "renewals-online" } },
      { match: [{ uri: { prefix: "/desk" } }], route: [toward("renewals")] },
    ]),
    meshRoutes("library/isbn", "isbn", [
      { match: [{ uri: { regex: "/isbn/([0-9{13}" } }], route: [toward("isbn", "v2")] },
      { route: [toward("isbn", "v1")] },
    ]),
    istioConfig("VirtualService", "library/lectures", {
      hosts: ["lectures"],
      gateways: ["lecture-hall"],
      http: [{ route: [toward("lectures", "v2")] }],
    }),
    meshRoutes("library/cards", "cards", [{ route: [toward("cards", "v1", 50), toward("cards", "v1", 50)] }]),
    meshRoutes("library/hours", "hours", [
      { fault: { abort: { httpStatus: 503 } }, route: [toward("hours")] },
    ]),
    meshRoutes("library/queue", "queue", [{ route: [toward("queue", "v1", 0), toward("queue", "v2", 0)] }]),
  ],
  intents: [
    ...SERVICES.filter((name) => name !== "renewals").map((name) => ask(name)),
    ask("search", { path: "/advanced?year=1905" }),
    ask("renewals", { path: "/online/1" }),
    ask("renewals", { path: "/desk/1" }),
    ask("isbn", { path: "/isbn/9780000000002" }),
  ],
};
