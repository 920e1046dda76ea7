"use client";
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { mtlsQuery } from "@/lib/client/queries/mtls";
import { useStrictScope } from "@/lib/client/url-state/mtls-strict-state";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { LookbackSelect } from "../lookback-select";
import styles from "../security.module.css";

/** Chooses what the verdict is about: the mesh, a namespace or one workload, and how far back it looks. */
export function ScopePicker(): ReactElement {
  const t = useTranslations("strictPage");
  const [{ namespace, workload }, setScope] = useStrictScope();
  const [{ window }] = useScopeParams();
  const { data } = useQuery(mtlsQuery([], window));
  const workloads = new Set(
    (data?.entries ?? []).filter((entry) => entry.namespace === namespace).map((entry) => entry.workload),
  );
  if (workload !== "") workloads.add(workload);
  const namespaces = new Set((data?.namespaces ?? []).map(({ name }) => name));
  if (namespace !== "") namespaces.add(namespace);
  return (
    <div className={styles.scope} role="search" aria-label={t("scopePicker")}>
      <Select
        size="xs"
        w={220}
        aria-label={t("namespace")}
        placeholder={t("wholeMesh")}
        data={[...namespaces].sort()}
        value={namespace === "" ? null : namespace}
        onChange={(next) => void setScope({ namespace: next ?? "", workload: "" })}
        searchable
        clearable
      />
      <Select
        size="xs"
        w={220}
        aria-label={t("workload")}
        placeholder={t("allWorkloads")}
        data={[...workloads].sort()}
        value={workload === "" ? null : workload}
        onChange={(next) => void setScope({ workload: next ?? "" })}
        disabled={namespace === ""}
        searchable
        clearable
      />
      <LookbackSelect />
    </div>
  );
}
