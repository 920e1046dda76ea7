"use client";
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { mtlsQuery } from "@/lib/client/queries/mtls";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { sendersOf } from "../model/senders-of";

interface SenderPickerProps {
  /** `namespace/workload`; "" for outside. */
  readonly from: string;
  readonly onChange: (from: string) => void;
}

const OUTSIDE = "outside";
const MOST_SHOWN = 200;

/** Who sends the request: somebody outside, or a workload that the viewer sees. */
export function SenderPicker({ from, onChange }: SenderPickerProps): ReactElement {
  const t = useTranslations("explorer");
  const [{ window }] = useScopeParams();
  const { data } = useQuery(mtlsQuery([], window));
  const groups = sendersOf(data?.entries ?? [], from);
  return (
    <Select
      size="xs"
      label={t("sender")}
      searchable
      limit={MOST_SHOWN}
      allowDeselect={false}
      nothingFoundMessage={t("noSender")}
      data={[
        { value: OUTSIDE, label: t("outside") },
        ...groups.map(({ namespace, workloads }) => ({
          group: namespace,
          items: workloads.map((workload) => ({
            value: `${namespace}/${workload}`,
            label: t("workload", { workload, namespace }),
          })),
        })),
      ]}
      value={from === "" ? OUTSIDE : from}
      onChange={(next) => onChange(next === null || next === OUTSIDE ? "" : next)}
    />
  );
}
