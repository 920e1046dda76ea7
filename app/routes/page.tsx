import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { ExplorerPage } from "@/components/explorer/explorer-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("explorer"))("title") };
}

/** Where a request goes, and why. */
export default function RoutesPage(): ReactElement {
  return <ExplorerPage />;
}
