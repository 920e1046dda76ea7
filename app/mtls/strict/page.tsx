import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { StrictView } from "@/components/security/strict/strict-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("strictPage"))("title") };
}

/** Whether STRICT can be turned on for a scope. */
export default function StrictPage(): ReactElement {
  return <StrictView />;
}
