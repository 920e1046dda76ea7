import { Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import type { OwnerDto } from "@/lib/contracts/config/owner";

interface OwnerBadgeProps {
  readonly owner: OwnerDto;
  /** Small enough for one of many lines: without "managed by", explained by its title. */
  readonly short?: boolean;
}

/** Who keeps an object, with where that was read on hover and focus. */
export function OwnerBadge({ owner, short = false }: OwnerBadgeProps): ReactElement {
  const t = useTranslations("owner");
  const { type, name, declarative, evidence } = owner;
  const explanation = t("explain", { declarative: String(declarative), evidence });
  if (short) {
    return <span title={explanation}>{t("short", { type, name })}</span>;
  }
  return (
    <Tooltip label={explanation} multiline maw={340} events={{ hover: true, focus: true, touch: true }}>
      <span tabIndex={0}>
        <Chip>{t("managedBy", { type, name })}</Chip>
      </span>
    </Tooltip>
  );
}
