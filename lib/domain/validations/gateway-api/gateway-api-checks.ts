import type { Check } from "../check";

/** The checks of the Gateway API's kinds. */
export const GATEWAY_API_CHECKS: readonly Check[] = [];
