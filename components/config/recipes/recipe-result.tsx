"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { configObjectsQuery } from "@/lib/client/queries/config-objects";
import type { Recipe } from "@/lib/domain/forms/recipes/recipe";
import { refOfObject } from "../draft/model/kind-of-object";
import { useOpenDraft } from "@/lib/client/drafts/use-open-draft";
import { existingObjects } from "./model/existing-objects";
import { RecipeYaml } from "./recipe-yaml";
import styles from "./recipes.module.css";

interface RecipeResultProps {
  readonly recipe: Extract<Recipe, { state: "ready" }>;
  readonly mayWrite: boolean;
}

/** What a recipe changes, what to mind, and its objects; the review opens as a draft. */
export function RecipeResult({ recipe, mayWrite }: RecipeResultProps): ReactElement {
  const t = useTranslations("meshRecipes");
  const open = useOpenDraft();
  const namespaces = [...new Set(recipe.objects.map(({ edited }) => refOfObject(edited).namespace))];
  const { data } = useQuery(configObjectsQuery(namespaces.filter(Boolean), ""));
  const existing = existingObjects(recipe, data?.objects ?? []);
  return (
    <div className={styles.result}>
      <p className={styles.sentence} aria-live="polite">
        {recipe.sentence}
      </p>
      {recipe.warnings.length + existing.length > 0 && (
        <ul className={styles.warnings} aria-label={t("warnings")}>
          {existing.map((ref) => (
            <li key={`${ref.kind} ${ref.namespace} ${ref.name}`}>{t("exists", { ...ref })}</li>
          ))}
          {recipe.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        <Button
          variant="filled"
          disabled={!mayWrite}
          onClick={() =>
            open({ title: recipe.title, objects: recipe.objects.map((object) => ({ ...object })) })
          }
        >
          {t("review")}
        </Button>
        <p className={styles.muted}>{t("reviewHint")}</p>
      </div>
      {recipe.objects.map((object) => (
        <RecipeYaml key={JSON.stringify(refOfObject(object.edited))} object={object} />
      ))}
    </div>
  );
}
