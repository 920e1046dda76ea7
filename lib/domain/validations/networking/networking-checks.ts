import type { Check } from "../check";

/** The checks of Istio's networking kinds. */
export const NETWORKING_CHECKS: readonly Check[] = [];
