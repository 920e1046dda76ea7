"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import type { ReactElement } from "react";
import { MessagePanel } from "@/components/ui/message-panel";
import { configKindsQuery } from "@/lib/client/queries/config-kinds";
import { PageHeading } from "../page-heading";
import { EgressInputs } from "./egress-inputs";
import { MembershipInputs } from "./membership-inputs";
import { PoliciesInputs } from "./policies-inputs";
import { RecipeCards } from "./recipe-cards";
import { RECIPES, type RecipeKey } from "./recipe-keys";
import styles from "./recipes.module.css";
import { RedirectInputs } from "./redirect-inputs";
import { SidecarInputs } from "./sidecar-inputs";
import { WaypointInputs } from "./waypoint-inputs";

/** Each recipe asks for its inputs and shows what they come to. */
const INPUTS: Readonly<Record<RecipeKey, () => ReactElement>> = {
  egress: EgressInputs,
  sidecar: SidecarInputs,
  policies: PoliciesInputs,
  waypoint: WaypointInputs,
  membership: MembershipInputs,
  redirect: RedirectInputs,
};

/** Common changes of a mesh: cards to choose from, then the inputs of one with the objects it writes. */
export function RecipesView(): ReactElement {
  const t = useTranslations("meshRecipes");
  const { data } = useQuery(configKindsQuery());
  const [key, setKey] = useQueryState(
    "recipe",
    parseAsStringLiteral(RECIPES).withOptions({ history: "push" }),
  );
  const Inputs = key === null ? null : INPUTS[key];
  return (
    <div className={styles.page}>
      <PageHeading title={t(key === null ? "title" : `name.${key}`)}>
        {key === null ? (
          <p className={styles.muted}>{t("intro")}</p>
        ) : (
          <Button variant="subtle" size="compact-xs" onClick={() => void setKey(null)}>
            {t("all")}
          </Button>
        )}
      </PageHeading>
      {data?.readOnly && <MessagePanel kind="denied" title={t("readOnly")} detail={data.readOnly} />}
      {key !== null && <p className={styles.muted}>{t(`purpose.${key}`)}</p>}
      {Inputs === null ? <RecipeCards onChoose={(next) => void setKey(next)} /> : <Inputs key={key} />}
    </div>
  );
}
