import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { StatusView } from "@/components/status/status-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statusPage"))("title") };
}

export default function StatusPage(): ReactElement {
  return <StatusView />;
}
