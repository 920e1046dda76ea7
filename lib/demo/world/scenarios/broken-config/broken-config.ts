import { controlPlane } from "../../control-plane";
import { ambientDataPlane } from "../../ambient-data-plane";
import type { Incident } from "../../incident";
import type { Scenario } from "../../scenario";
import { access } from "./access";
import { annex } from "./annex";
import { LIBRARY } from "./builders";
import { destinations } from "./destinations";
import { extensions } from "./extensions";
import { gatewayApiRoutes } from "./gateway-api-routes";
import { gateways } from "./gateways";
import { library } from "./library";
import type { Part } from "./part";
import { registrations } from "./registrations";
import { routes } from "./routes";
import { services } from "./services";
import { visibility } from "./visibility";
import { LATELY } from "../../incident-windows";

const PARTS: readonly Part[] = [
  library,
  destinations,
  routes,
  services,
  gateways,
  gatewayApiRoutes,
  access,
  visibility,
  registrations,
  annex,
  extensions,
];

const INCIDENTS: readonly Incident[] = [
  {
    ...LATELY,
    behaviours: [
      { namespace: LIBRARY, workload: "stacks-v2", medianMs: 350, failures: [{ code: "500", share: 0.3 }] },
    ],
  },
];

/** A library whose configuration has a fault wherever one looks; docs/scenarios.md lists them. */
export function brokenConfig(): Scenario {
  return {
    name: "broken-config",
    objects: [...controlPlane(), ...ambientDataPlane(), ...PARTS.flatMap(({ objects }) => objects)],
    intents: PARTS.flatMap(({ intents }) => intents),
    behaviours: ["stacks-v1", "stacks-v2"].map((workload) => ({
      namespace: LIBRARY,
      workload,
      medianMs: 18,
      failures: [],
    })),
    incidents: INCIDENTS,
  };
}
