import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { DraftsView } from "@/components/config/review/drafts-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("drafts"))("title") };
}

/** A draft and what it would do; without one the drafts of this browser. */
export default function DraftsPage(): ReactElement {
  return <DraftsView />;
}
