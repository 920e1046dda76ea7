import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip, type Tone } from "@/components/ui/chip";
import type { ShownVerdict } from "./shown-verdict";

const TONES: Readonly<Record<ShownVerdict, Tone>> = {
  asConfigured: "ok",
  differs: "warn",
  settling: "neutral",
  cannotTell: "neutral",
};

/** What the observed shares say of the configured ones. */
export function VerdictChip({ verdict }: { verdict: ShownVerdict }): ReactElement {
  const t = useTranslations("splits");
  return (
    <Chip tone={TONES[verdict]} dot>
      {t("verdict", { verdict })}
    </Chip>
  );
}
