"use client";
import { NumberInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { EGRESS_MODES, type EgressMode } from "@/lib/domain/forms/recipes/egress-input";
import { egressToHost } from "@/lib/domain/forms/recipes/egress-to-host";
import { ChoiceInput } from "./choice-input";
import { GatewayInputs, useEgressGateway } from "./egress-gateway-inputs";
import { NamespaceInput } from "./namespace-input";
import { RecipeDesk } from "./recipe-desk";
import styles from "./recipes.module.css";
import { useOwnNamespace } from "./use-own-namespace";

const WAYS = ["direct", "gateway"] as const;

/** A host outside of the mesh that workloads of a namespace call. */
export function EgressInputs(): ReactElement {
  const t = useTranslations("meshRecipes");
  const [namespace, setNamespace] = useOwnNamespace();
  const [host, setHost] = useState("");
  const [mode, setMode] = useState<EgressMode>("http");
  const [port, setPort] = useState(80);
  const [tlsPort, setTlsPort] = useState(443);
  const [way, setWay] = useState<(typeof WAYS)[number]>("direct");
  const gateway = useEgressGateway();
  const recipe = egressToHost({
    namespace,
    host: host.trim().toLowerCase(),
    mode,
    port,
    tlsPort,
    gateway: way === "gateway" ? gateway.chosen : null,
  });
  const changeMode = (next: EgressMode): void => {
    setMode(next);
    setPort(next === "passthrough" ? 443 : 80);
  };
  return (
    <RecipeDesk recipe={recipe}>
      <NamespaceInput value={namespace} onChange={setNamespace} />
      <TextInput
        label={t("host")}
        description={t("hostHint")}
        value={host}
        onChange={(event) => setHost(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <ChoiceInput
        label={t("mode")}
        value={mode}
        options={EGRESS_MODES.map((value) => ({ value, label: t(`modeName.${value}`) }))}
        onChange={changeMode}
      />
      <div className={styles.pair}>
        <NumberInput label={t("port")} value={port} onChange={(next) => setPort(Number(next))} hideControls />
        {mode === "origination" && (
          <NumberInput
            label={t("tlsPort")}
            value={tlsPort}
            onChange={(next) => setTlsPort(Number(next))}
            hideControls
          />
        )}
      </div>
      <ChoiceInput
        label={t("way")}
        value={way}
        options={WAYS.map((value) => ({ value, label: t(`wayName.${value}`) }))}
        onChange={setWay}
      />
      {way === "gateway" && <GatewayInputs {...gateway} />}
    </RecipeDesk>
  );
}
