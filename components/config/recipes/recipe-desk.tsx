"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { MessagePanel } from "@/components/ui/message-panel";
import { configKindsQuery } from "@/lib/client/queries/config-kinds";
import type { Recipe } from "@/lib/domain/forms/recipes/recipe";
import { withServedVersions } from "@/lib/domain/forms/recipes/with-served-versions";
import { RecipeResult } from "./recipe-result";
import styles from "./recipes.module.css";

interface RecipeDeskProps {
  /** What the inputs come to. */
  readonly recipe: Recipe;
  /** Stands in place of what it writes: loading, denied, nothing seen. */
  readonly instead?: ReactElement | null;
  /** The inputs. */
  readonly children: ReactNode;
}

/** The inputs of a recipe and, beside them, what they come to. */
export function RecipeDesk({ recipe, instead = null, children }: RecipeDeskProps): ReactElement {
  const t = useTranslations("meshRecipes");
  const { data } = useQuery(configKindsQuery());
  const served = withServedVersions(recipe, data?.kinds ?? []);
  return (
    <div className={styles.columns}>
      <Card label={t("inputs")}>
        <h2 className={styles.title}>{t("inputs")}</h2>
        <div className={styles.form}>{children}</div>
      </Card>
      <Card label={t("result")}>
        <h2 className={styles.title}>{t("result")}</h2>
        {instead ??
          (served.state === "incomplete" ? (
            <MessagePanel kind="empty" title={t("incomplete")} detail={served.because} />
          ) : (
            <RecipeResult recipe={served} mayWrite={data?.readOnly === null} />
          ))}
      </Card>
    </div>
  );
}
