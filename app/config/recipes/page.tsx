import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { RecipesView } from "@/components/config/recipes/recipes-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meshRecipes"))("title") };
}

/** Several objects for one purpose, made together. */
export default function RecipesPage(): ReactElement {
  return <RecipesView />;
}
