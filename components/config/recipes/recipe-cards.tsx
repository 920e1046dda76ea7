"use client";
import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { RECIPES, type RecipeKey } from "./recipe-keys";
import styles from "./recipes.module.css";

/** One card a recipe, each with what it is for. */
export function RecipeCards({ onChoose }: { onChoose: (key: RecipeKey) => void }): ReactElement {
  const t = useTranslations("meshRecipes");
  return (
    <ul className={styles.cards} aria-label={t("title")}>
      {RECIPES.map((key) => (
        <li key={key}>
          <UnstyledButton className={styles.card} onClick={() => onChoose(key)}>
            <b>{t(`name.${key}`)}</b>
            <span>{t(`purpose.${key}`)}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
