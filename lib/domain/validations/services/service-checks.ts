import type { Check } from "../check";
import { appProtocolKnown } from "./app-protocol-known";
import { portNamedByProtocol } from "./port-named-by-protocol";
import { servicesAgree } from "./services-agree";
import { targetPortExists } from "./target-port-exists";

/** What Services say of their ports and pods. */
export const SERVICE_CHECKS: readonly Check[] = [
  portNamedByProtocol,
  appProtocolKnown,
  targetPortExists,
  servicesAgree,
];
