import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { CreateView } from "@/components/config/create/create-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("createConfig"))("title") };
}

/** A new object of any kind the cluster serves. */
export default function CreatePage(): ReactElement {
  return <CreateView />;
}
