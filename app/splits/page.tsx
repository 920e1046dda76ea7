import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { SplitsPage } from "@/components/splits/list/splits-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("splits"))("title") };
}

/** Every route that divides traffic. */
export default function AllSplitsPage(): ReactElement {
  return <SplitsPage />;
}
