"use client";
import { Menu } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { CheckItem } from "@/components/ui/check-item";
import { MenuButton } from "@/components/ui/menu-button";
import { EDGE_LABELS, type EdgeLabel } from "@/lib/client/url-state/graph-params";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";
import { RESPONSE_TIMES } from "@/lib/domain/graph/graph-options";

/** Chooses what stands on the edges. */
export function LabelsMenu(): ReactElement {
  const t = useTranslations("graph");
  const [{ labels, rt }, setParams] = useGraphParams();
  const short = labels.map((label) =>
    label === "responseTime" ? t("responseTimeShort", { rt }) : t("labelShort", { label }),
  );
  const toggle = (label: EdgeLabel): void => {
    const next = EDGE_LABELS.filter((each) => labels.includes(each) !== (each === label));
    void setParams({ labels: next });
  };
  const withTime = EDGE_LABELS.filter((label) => label === "responseTime" || labels.includes(label));
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <MenuButton>
          <span>
            {t.rich("labels", {
              labels: short.length === 0 ? t("labelsNone") : short.join(", "),
              b: (chunks) => <b>{chunks}</b>,
            })}
          </span>
        </MenuButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("edgeLabels")}</Menu.Label>
        {EDGE_LABELS.map((label) => (
          <CheckItem key={label} checked={labels.includes(label)} onToggle={() => toggle(label)}>
            {t("labelOption", { label })}
          </CheckItem>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("responseTime")}</Menu.Label>
        {RESPONSE_TIMES.map((each) => (
          <CheckItem
            key={each}
            radio
            checked={rt === each && labels.includes("responseTime")}
            onToggle={() => void setParams({ rt: each, labels: withTime })}
          >
            {t("responseTimeOption", { rt: each })}
          </CheckItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
