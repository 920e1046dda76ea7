import type { Tone } from "@/components/ui/chip";
import type { Severity } from "@/lib/domain/validations/finding";

/** The severities, worst first. */
export const SEVERITIES = ["error", "warning", "info"] as const satisfies readonly Severity[];

/** The colour of each severity. */
export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = {
  error: "bad",
  warning: "warn",
  info: "accent",
};
