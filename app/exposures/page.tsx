import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { ExposuresView } from "@/components/exposures/exposures-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exposures"))("title") };
}

/** Everything that can be reached from outside. */
export default function ExposuresPage(): ReactElement {
  return <ExposuresView />;
}
