"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { CopyButton } from "@/components/ui/copy-button";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import type { RecipeObject } from "@/lib/domain/forms/recipes/recipe";
import { writeYaml } from "@/lib/yaml/write-yaml";
import { refOfObject } from "../draft/model/kind-of-object";
import { LazyTextDiff } from "../editor/code/lazy-code";
import styles from "./recipes.module.css";

/** One object of a recipe as YAML; of one that is there already, what changes of it. */
export function RecipeYaml({ object }: { object: RecipeObject }): ReactElement {
  const t = useTranslations("meshRecipes");
  const ref = refOfObject(object.edited);
  const text = writeYaml(stripServerFields(object.edited));
  const label = t("yamlOf", { name: ref.name });
  return (
    <section className={styles.object} aria-label={`${kindLabel(ref.kind)} ${ref.name}`}>
      <h3 className={styles.objectHead}>
        {kindLabel(ref.kind)} {ref.name}
        <span>{t(object.baseline === null ? "newObject" : "changedObject")}</span>
        <CopyButton text={text} />
      </h3>
      {object.baseline === null ? (
        <pre className={styles.yaml} tabIndex={0} aria-label={label}>
          {text}
        </pre>
      ) : (
        <LazyTextDiff label={label} before={writeYaml(stripServerFields(object.baseline))} after={text} />
      )}
    </section>
  );
}
