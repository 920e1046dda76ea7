"use client";
import { Popover } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { DependencyChip } from "@/components/mesh/dependency-chip";
import { KeyValue } from "@/components/ui/key-value";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { statusQuery } from "@/lib/client/queries/status";
import type { StatusResponse } from "@/lib/contracts/status-response";
import { HeaderButton } from "./header-button";

/** Names the cluster; opened, it tells versions and state of what Meshlens reads. */
export function ClusterMenu(): ReactElement {
  const t = useTranslations("shell");
  const { data } = useQuery(statusQuery());
  return (
    <Popover width={300} withinPortal>
      <Popover.Target>
        <HeaderButton icon={<IconChevronDown size={14} aria-hidden />}>
          {data ? t.rich("cluster", { name: data.cluster, b: (text) => <b>{text}</b> }) : t("clusterUnknown")}
        </HeaderButton>
      </Popover.Target>
      <Popover.Dropdown>{data ? <ClusterFacts status={data} /> : t("clusterUnknown")}</Popover.Dropdown>
    </Popover>
  );
}

function ClusterFacts({ status }: { status: StatusResponse }): ReactElement {
  const t = useTranslations("shell");
  const names = useTranslations("statusPage");
  const href = useScopedHref();
  return (
    <>
      <KeyValue
        entries={[
          ...status.dependencies.map((dependency) => ({
            key: names("dependency", { name: dependency.name }),
            value: (
              <>
                {dependency.version} <DependencyChip state={dependency.state} />
              </>
            ),
          })),
          { key: t("meshlensVersion"), value: status.version },
          { key: t("access"), value: t("accessMode", { mode: status.viewer.mode }) },
        ]}
      />
      <Link href={href("/status")}>{t("openStatus")}</Link>
    </>
  );
}
