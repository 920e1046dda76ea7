import { AMBIENT_CHECKS } from "./ambient/ambient-checks";
import type { Check } from "./check";
import { GATEWAY_API_CHECKS } from "./gateway-api/gateway-api-checks";
import { NETWORKING_CHECKS } from "./networking/networking-checks";
import { SECURITY_CHECKS } from "./security/security-checks";
import { SERVICE_CHECKS } from "./services/service-checks";
import { TELEMETRY_CHECKS } from "./telemetry/telemetry-checks";
import { WORKLOAD_CHECKS } from "./workloads/workload-checks";

/** Every check there is. */
export const ALL_CHECKS: readonly Check[] = [
  ...NETWORKING_CHECKS,
  ...GATEWAY_API_CHECKS,
  ...SECURITY_CHECKS,
  ...AMBIENT_CHECKS,
  ...WORKLOAD_CHECKS,
  ...SERVICE_CHECKS,
  ...TELEMETRY_CHECKS,
];
