import type { Check } from "../check";
import { oneTelemetryPerNamespace } from "./one-telemetry-per-namespace";
import { oneTelemetryPerWorkload } from "./one-telemetry-per-workload";
import { providerExists } from "./provider-exists";
import { telemetrySelectsWorkload } from "./telemetry-selects-workload";

/** What Telemetries can have wrong. */
export const TELEMETRY_CHECKS: readonly Check[] = [
  oneTelemetryPerNamespace,
  oneTelemetryPerWorkload,
  telemetrySelectsWorkload,
  providerExists,
];
