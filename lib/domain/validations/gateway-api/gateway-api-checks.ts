import type { Check } from "../check";
import { gatewayClassExists } from "./gateway-class-exists";
import { gatewayStatus } from "./gateway-status";
import { gatewaysDiffer } from "./gateways-differ";
import { grantedNamespacesExist } from "./granted-namespaces-exist";
import { listenersDiffer } from "./listeners-differ";
import { routeBackends } from "./route-backends";
import { routeParents } from "./route-parents";

/** The checks of the Gateway API's kinds. */
export const GATEWAY_API_CHECKS: readonly Check[] = [
  routeParents,
  routeBackends,
  gatewaysDiffer,
  listenersDiffer,
  gatewayClassExists,
  gatewayStatus,
  grantedNamespacesExist,
];
