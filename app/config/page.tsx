import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { ConfigList } from "@/components/config/list/config-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("configList"))("title") };
}

/** Every object of configuration. */
export default function ConfigPage(): ReactElement {
  return <ConfigList />;
}
