"use client";
import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import type { Window } from "@/lib/client/url-state/windows";
import { policiesOfCalls } from "@/lib/domain/forms/recipes/policies-of-calls";
import { insteadOfResult } from "./instead-of-result";
import { selectorOf } from "./model/selector-of";
import { NamespaceInput } from "./namespace-input";
import { RecipeDesk } from "./recipe-desk";
import { useObservedCalls } from "./use-observed-calls";
import { useOwnNamespace } from "./use-own-namespace";
import { useWorkloadObjects } from "./use-workload-objects";
import { WindowInput } from "./window-input";

/** Policies that let in those who were seen calling a namespace. */
export function PoliciesInputs(): ReactElement {
  const t = useTranslations("meshRecipes");
  const words = useTranslations("time");
  const [namespace, setNamespace] = useOwnNamespace();
  const [window, setWindow] = useState<Window>("1h");
  const [dryRun, setDryRun] = useState(true);
  const observed = useObservedCalls(namespace, window);
  const called = observed.calls.filter((call) => call.destinationNamespace === namespace);
  const read = useWorkloadObjects(
    namespace,
    called.map(({ destinationWorkload }) => destinationWorkload),
  );
  const recipe = policiesOfCalls({
    namespace,
    selectors: new Map([...read.objects].map(([name, object]) => [name, selectorOf(object)])),
    calls: observed.calls,
    window: words("windowName", { window }),
    dryRun,
  });
  return (
    <RecipeDesk recipe={recipe} instead={insteadOfResult([observed, read])}>
      <NamespaceInput value={namespace} onChange={setNamespace} />
      <WindowInput value={window} onChange={setWindow} />
      <Checkbox
        label={t("dryRun")}
        description={t("dryRunHint")}
        checked={dryRun}
        onChange={(event) => setDryRun(event.currentTarget.checked)}
      />
    </RecipeDesk>
  );
}
