import { useTranslations } from "next-intl";
import type { ReactElement } from "react";

/** Up to this many chosen namespaces are named. */
const NAMED = 2;

interface NamespaceSummaryProps {
  readonly chosen: readonly string[];
  /** How many are visible; null while that is not known. */
  readonly total: number | null;
}

/** The choice in a few words: all, the names of one or two, or how many of how many. */
export function NamespaceSummary({ chosen, total }: NamespaceSummaryProps): ReactElement {
  const t = useTranslations("namespaces");
  const names = (): string => {
    if (chosen.length > NAMED) return t("some", { count: chosen.length, total: total ?? chosen.length });
    if (chosen.length > 0) return chosen.join(", ");
    return total === null ? t("allUnknown") : t("all", { count: total });
  };
  return <>{t.rich("label", { names: names(), b: (text) => <b>{text}</b> })}</>;
}
