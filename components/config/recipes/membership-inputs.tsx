"use client";
import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { editorValuesQuery } from "@/lib/client/queries/editor-values";
import { editableKind } from "@/lib/domain/config/editable-kinds";
import { membershipRecipe, WAYS_IN, type WayIn } from "@/lib/domain/forms/recipes/membership";
import { incomplete } from "@/lib/domain/forms/recipes/recipe";
import { ChoiceInput } from "./choice-input";
import { insteadOfResult } from "./instead-of-result";
import { NamespaceInput } from "./namespace-input";
import { RecipeDesk } from "./recipe-desk";
import { useObject } from "./use-object";
import { useOwnNamespace } from "./use-own-namespace";

/** How a namespace, or one of its workloads, takes part in the mesh. */
export function MembershipInputs(): ReactElement {
  const t = useTranslations("meshRecipes");
  const [namespace, setNamespace] = useOwnNamespace();
  const [workload, setWorkload] = useState("");
  const [way, setWay] = useState<WayIn>("sidecar");
  const [revision, setRevision] = useState("");
  const { data: values } = useQuery(editorValuesQuery());
  const workloads = (values?.workloads ?? []).filter(
    (each) => each.namespace === namespace && editableKind(each.kind) !== undefined,
  );
  const chosen = workloads.find(({ kind, name }) => `${kind} ${name}` === workload);
  const whole = namespace === "" ? null : { kind: "Namespace", namespace: "", name: namespace };
  const read = useObject(chosen ?? whole);
  const recipe =
    read.object === null
      ? incomplete(t("chooseNamespace"))
      : membershipRecipe({ object: read.object, way, revision });
  return (
    <RecipeDesk recipe={recipe} instead={insteadOfResult([read])}>
      <NamespaceInput
        value={namespace}
        onChange={(next) => {
          setNamespace(next);
          setWorkload("");
        }}
      />
      <Select
        label={t("workload")}
        description={t("wholeHint")}
        data={workloads.map(({ kind, name }) => `${kind} ${name}`)}
        value={workload === "" ? null : workload}
        onChange={(next) => setWorkload(next ?? "")}
        clearable
        searchable
        selectFirstOptionOnChange
      />
      <ChoiceInput
        label={t("inOut")}
        value={way}
        options={WAYS_IN.map((value) => ({ value, label: t(`wayIn.${value}`) }))}
        onChange={setWay}
      />
      {way === "revision" && (
        <TextInput
          label={t("revision")}
          value={revision}
          onChange={(event) => setRevision(event.currentTarget.value.trim())}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </RecipeDesk>
  );
}
