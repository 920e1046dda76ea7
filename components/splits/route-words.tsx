import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import styles from "./route-words.module.css";

/** Which route of its object a split is, for which requests it is meant, and where it holds. */
export function RouteWords({ split }: { split: SplitDto }): ReactElement {
  const t = useTranslations("splits");
  const { route, routeName, condition, gateways, protocol } = split;
  const outside = gateways.filter((gateway) => gateway !== "mesh");
  return (
    <div className={styles.words}>
      <div>
        <code>{route}</code> {routeName !== "" && <span>{routeName}</span>}
      </div>
      <div>{condition === "" ? t("allRequests") : t("condition", { condition })}</div>
      {(protocol !== "http" || outside.length > 0) && (
        <div className={styles.chips}>
          {protocol !== "http" && <Chip>{t("protocol", { protocol })}</Chip>}
          {outside.map((gateway) => (
            <Chip key={gateway}>{t("gateway", { gateway })}</Chip>
          ))}
        </div>
      )}
    </div>
  );
}
