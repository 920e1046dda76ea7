import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { HistoryView } from "@/components/config/history/history-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("configHistory"))("title") };
}

/** What changed in the configuration of the mesh. */
export default function HistoryPage(): ReactElement {
  return <HistoryView />;
}
