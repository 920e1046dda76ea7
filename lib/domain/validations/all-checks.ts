import type { Check } from "./check";
import { GATEWAY_API_CHECKS } from "./gateway-api/gateway-api-checks";
import { NETWORKING_CHECKS } from "./networking/networking-checks";

/** Every check there is. */
export const ALL_CHECKS: readonly Check[] = [...NETWORKING_CHECKS, ...GATEWAY_API_CHECKS];
