"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { isOfTraffic } from "@/components/mesh/model/is-of-traffic";
import { Card } from "@/components/ui/card";
import { ChoiceMenu } from "@/components/ui/choice-menu";
import { FilterBox } from "@/components/ui/filter-box";
import { MessagePanel } from "@/components/ui/message-panel";
import { toggled } from "@/components/ui/toggled";
import { EGRESS_FATES } from "@/lib/client/url-state/mtls-egress-params";
import { useEgressParams } from "@/lib/client/url-state/mtls-egress-state";
import type { EgressResponse } from "@/lib/contracts/mtls/egress-response";
import { egressLines } from "../model/egress/egress-lines";
import styles from "../security.module.css";
import { EgressTable } from "./egress-table";

interface EgressCallsProps {
  readonly data: EgressResponse;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

/** What is called outside of the mesh, filtered as the URL says. */
export function EgressCalls({ data, selected, onSelect }: EgressCallsProps): ReactElement {
  const t = useTranslations("egressPage");
  const [{ text, fate }, setParams] = useEgressParams();
  const lines = egressLines(data.hosts, { text, fate });
  return (
    <Card label={t("calls")}>
      <div className={styles.scope} role="search" aria-label={t("filters")}>
        <FilterBox
          label={t("filterText")}
          placeholder={t("filterPlaceholder")}
          value={text}
          onChange={(next) => void setParams({ text: next })}
        />
        <ChoiceMenu
          label={t("filterFate", { count: fate.length })}
          groups={[
            {
              title: "",
              choices: EGRESS_FATES.map((value) => ({ value, label: t("fate", { fate: value }) })),
            },
          ]}
          chosen={fate}
          onToggle={(value) => void setParams({ fate: toggled(fate, value) })}
        />
      </div>
      {lines.length === 0 ? (
        <NoCalls data={data} />
      ) : (
        <EgressTable lines={lines} selected={selected} onSelect={onSelect} />
      )}
    </Card>
  );
}

function NoCalls({ data: { hosts, warnings } }: { data: EgressResponse }): ReactElement {
  const t = useTranslations("egressPage");
  if (hosts.length > 0) return <MessagePanel kind="empty" title={t("noMatch")} detail={t("noMatchDetail")} />;
  if (warnings.some(isOfTraffic))
    return <MessagePanel kind="empty" title={t("noneKnown")} detail={t("noneKnownDetail")} />;
  return <MessagePanel kind="empty" title={t("nothing")} detail={t("nothingDetail")} />;
}
