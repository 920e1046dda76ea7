"use client";
import { Autocomplete, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { editorValuesQuery } from "@/lib/client/queries/editor-values";
import type { GatewayOut } from "@/lib/domain/forms/recipes/egress-input";
import { parseLabels } from "./model/parse-labels";

/** Where Istio's own charts put it. https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/ */
const USUAL_HOST = "istio-egressgateway.istio-system.svc.cluster.local";
const USUAL_PODS = "istio=egressgateway";

interface GatewayChoice {
  readonly chosen: GatewayOut;
  readonly host: string;
  readonly onHost: (host: string) => void;
  readonly pods: string;
  readonly onPods: (pods: string) => void;
  /** Hosts of Services that may be gateways. */
  readonly options: readonly string[];
}

/** The egress gateway as it is written; its namespace and ports where the cluster knows its Service. */
export function useEgressGateway(): GatewayChoice {
  const { data } = useQuery(editorValuesQuery());
  const [host, setHost] = useState(USUAL_HOST);
  const [pods, setPods] = useState(USUAL_PODS);
  const known = data?.hosts.find((each) => each.host === host);
  return {
    chosen: {
      host,
      namespace: known?.namespace ?? host.split(".")[1] ?? "",
      selector: parseLabels(pods),
      ports: known === undefined ? null : known.ports.map(({ number }) => number),
    },
    host,
    onHost: setHost,
    pods,
    onPods: setPods,
    options: (data?.hosts ?? []).map((each) => each.host).filter((each) => each.includes("egress")),
  };
}

/** Which gateway takes the calls out. */
export function GatewayInputs({ host, onHost, pods, onPods, options }: GatewayChoice): ReactElement {
  const t = useTranslations("meshRecipes");
  return (
    <>
      <Autocomplete
        label={t("gatewayService")}
        data={[...options]}
        value={host}
        onChange={onHost}
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        label={t("gatewayPods")}
        description={t("gatewayPodsHint")}
        value={pods}
        onChange={(event) => onPods(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  );
}
