"use client";
import { Checkbox, Select, TagsInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import type { Window } from "@/lib/client/url-state/windows";
import type { ObservedCall } from "@/lib/domain/forms/recipes/observed-call";
import { sidecarOfCalls } from "@/lib/domain/forms/recipes/sidecar-of-calls";
import { insteadOfResult } from "./instead-of-result";
import { selectorOf } from "./model/selector-of";
import { NamespaceInput } from "./namespace-input";
import { RecipeDesk } from "./recipe-desk";
import { useObservedCalls } from "./use-observed-calls";
import { useOwnNamespace } from "./use-own-namespace";
import { useWorkloadObjects } from "./use-workload-objects";
import { WindowInput } from "./window-input";

/** A Sidecar that knows what a namespace, or one of its workloads, was seen calling. */
export function SidecarInputs(): ReactElement {
  const t = useTranslations("meshRecipes");
  const words = useTranslations("time");
  const [namespace, setNamespace] = useOwnNamespace();
  const [name, setName] = useState("");
  const [window, setWindow] = useState<Window>("1h");
  const [keep, setKeep] = useState<readonly string[]>(["istio-system/*"]);
  const [refuseOthers, setRefuseOthers] = useState(false);
  const observed = useObservedCalls(namespace, window);
  const read = useWorkloadObjects(namespace, name === "" ? [] : [name]);
  const object = read.objects.get(name);
  const recipe = sidecarOfCalls({
    namespace,
    workload: name === "" ? null : { name, labels: object === undefined ? {} : selectorOf(object) },
    calls: observed.calls,
    window: words("windowName", { window }),
    keep,
    refuseOthers,
  });
  return (
    <RecipeDesk recipe={recipe} instead={insteadOfResult(name === "" ? [observed] : [observed, read])}>
      <NamespaceInput
        value={namespace}
        onChange={(next) => {
          setNamespace(next);
          setName("");
        }}
      />
      <Select
        label={t("workload")}
        description={t("workloadHint")}
        data={callersOf(observed.calls, namespace)}
        value={name === "" ? null : name}
        onChange={(next) => setName(next ?? "")}
        clearable
        searchable
        selectFirstOptionOnChange
      />
      <WindowInput value={window} onChange={setWindow} />
      <TagsInput
        label={t("keep")}
        description={t("keepHint")}
        value={[...keep]}
        onChange={setKeep}
        splitChars={[",", " "]}
      />
      <Checkbox
        label={t("refuseOthers")}
        checked={refuseOthers}
        onChange={(event) => setRefuseOthers(event.currentTarget.checked)}
      />
    </RecipeDesk>
  );
}

function callersOf(calls: readonly ObservedCall[], namespace: string): string[] {
  const own = calls.filter((call) => call.sourceNamespace === namespace && call.sourceWorkload !== "");
  return [...new Set(own.map(({ sourceWorkload }) => sourceWorkload))].sort();
}
