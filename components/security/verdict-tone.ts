import type { Tone } from "@/components/ui/chip";
import type { StrictVerdictDto } from "@/lib/contracts/mtls/strict-response";

/** The colour of each verdict on STRICT. */
export const VERDICT_TONES: Readonly<Record<StrictVerdictDto["verdict"], Tone>> = {
  safe: "ok",
  wouldBreak: "bad",
  notEnoughData: "warn",
  alreadyStrict: "accent",
};
