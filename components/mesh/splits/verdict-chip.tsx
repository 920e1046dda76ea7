import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip, type Tone } from "@/components/ui/chip";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";

const TONES: Readonly<Record<SplitDto["verdict"], Tone>> = {
  asConfigured: "ok",
  differs: "warn",
  cannotTell: "neutral",
};

/** What the observed shares say of the configured ones. */
export function VerdictChip({ verdict }: { verdict: SplitDto["verdict"] }): ReactElement {
  const t = useTranslations("splits");
  return (
    <Chip tone={TONES[verdict]} dot>
      {t("verdict", { verdict })}
    </Chip>
  );
}
