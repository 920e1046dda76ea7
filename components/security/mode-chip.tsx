import type { ReactElement } from "react";
import { Chip, type Tone } from "@/components/ui/chip";
import type { MtlsEntryDto } from "@/lib/contracts/mtls/mtls-response";

const TONES: Readonly<Record<MtlsEntryDto["configured"], Tone>> = {
  STRICT: "accent",
  PERMISSIVE: "neutral",
  DISABLE: "warn",
};

/** What a proxy accepts, by Istio's own name. */
export function ModeChip({ mode }: { mode: MtlsEntryDto["configured"] }): ReactElement {
  return <Chip tone={TONES[mode]}>{mode}</Chip>;
}
