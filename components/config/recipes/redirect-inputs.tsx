"use client";
import { Autocomplete, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { editorValuesQuery } from "@/lib/client/queries/editor-values";
import type { ValuesResponse } from "@/lib/contracts/config/values";
import { httpsRedirect } from "@/lib/domain/forms/recipes/https-redirect";
import { incomplete } from "@/lib/domain/forms/recipes/recipe";
import { insteadOfResult } from "./instead-of-result";
import { gatewayHosts } from "./model/gateway-hosts";
import { RecipeDesk } from "./recipe-desk";
import { useObject } from "./use-object";

type Gateway = ValuesResponse["gateways"][number];

const KIND = {
  istio: "Gateway.networking.istio.io",
  gatewayApi: "Gateway.gateway.networking.k8s.io",
} as const;

/** A host of a gateway that is to be called by HTTPS only. */
export function RedirectInputs(): ReactElement {
  const t = useTranslations("meshRecipes");
  const [key, setKey] = useState("");
  const [host, setHost] = useState("");
  const { data: values } = useQuery(editorValuesQuery());
  const gateways = values?.gateways ?? [];
  const chosen = gateways.find((gateway) => keyOf(gateway) === key);
  const read = useObject(
    chosen === undefined ? null : { kind: KIND[chosen.api], namespace: chosen.namespace, name: chosen.name },
  );
  const recipe =
    read.object === null
      ? incomplete(t("chooseGateway"))
      : httpsRedirect({ gateway: read.object, host: host.trim().toLowerCase() });
  return (
    <RecipeDesk recipe={recipe} instead={insteadOfResult([read])}>
      <Select
        label={t("gateway")}
        data={gateways.map((gateway) => ({
          value: keyOf(gateway),
          label: t("gatewayOf", { name: gateway.name, namespace: gateway.namespace, api: gateway.api }),
        }))}
        value={key === "" ? null : key}
        onChange={(next) => setKey(next ?? "")}
        searchable
        selectFirstOptionOnChange
      />
      <Autocomplete
        label={t("host")}
        data={read.object === null ? [] : [...gatewayHosts(read.object)]}
        value={host}
        onChange={setHost}
        autoComplete="off"
        spellCheck={false}
      />
    </RecipeDesk>
  );
}

function keyOf({ api, namespace, name }: Gateway): string {
  return `${api} ${namespace} ${name}`;
}
