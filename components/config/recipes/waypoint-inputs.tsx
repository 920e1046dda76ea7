"use client";
import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { editorValuesQuery } from "@/lib/client/queries/editor-values";
import { namespacesQuery } from "@/lib/client/queries/namespaces";
import { incomplete } from "@/lib/domain/forms/recipes/recipe";
import {
  WAYPOINT_TRAFFIC,
  waypointRecipe,
  type WaypointTraffic,
} from "@/lib/domain/forms/recipes/waypoint-recipe";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import { ChoiceInput } from "./choice-input";
import { insteadOfResult } from "./instead-of-result";
import { NamespaceInput } from "./namespace-input";
import { RecipeDesk } from "./recipe-desk";
import { useObject } from "./use-object";
import { useOwnNamespace } from "./use-own-namespace";

/** A waypoint, and who uses it. */
export function WaypointInputs(): ReactElement {
  const t = useTranslations("meshRecipes");
  const [namespace, setNamespace] = useOwnNamespace();
  const [service, setService] = useState("");
  const [name, setName] = useState("waypoint");
  const [traffic, setTraffic] = useState<WaypointTraffic>("service");
  const { data: values } = useQuery(editorValuesQuery());
  const { data: namespaces } = useQuery(namespacesQuery());
  const user = useObject(namespace === "" ? null : userRef(namespace, service));
  const isAmbient = namespaces?.namespaces.find((each) => each.name === namespace)?.dataplane === "ambient";
  const recipe =
    user.object === null
      ? incomplete(t("chooseNamespace"))
      : waypointRecipe({ namespace, name, traffic, user: user.object, isAmbient });
  return (
    <RecipeDesk recipe={recipe} instead={insteadOfResult([user])}>
      <NamespaceInput
        value={namespace}
        onChange={(next) => {
          setNamespace(next);
          setService("");
        }}
      />
      <Select
        label={t("service")}
        description={t("serviceHint")}
        data={(values?.hosts ?? []).flatMap(({ host }) => {
          const found = serviceOfHost(host);
          return found?.namespace === namespace ? [found.name] : [];
        })}
        value={service === "" ? null : service}
        onChange={(next) => setService(next ?? "")}
        clearable
        searchable
        selectFirstOptionOnChange
      />
      <TextInput
        label={t("waypointName")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value.trim())}
        autoComplete="off"
        spellCheck={false}
      />
      <ChoiceInput
        label={t("traffic")}
        value={traffic}
        options={WAYPOINT_TRAFFIC.map((value) => ({ value, label: t(`trafficName.${value}`) }))}
        onChange={setTraffic}
      />
    </RecipeDesk>
  );
}

function userRef(namespace: string, service: string): Parameters<typeof useObject>[0] {
  return service === ""
    ? { kind: "Namespace", namespace: "", name: namespace }
    : { kind: "Service", namespace, name: service };
}
