import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { EgressView } from "@/components/security/egress/egress-view";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("egressPage"))("title") };
}

/** What REGISTRY_ONLY would cut. */
export default function EgressPage(): ReactElement {
  return <EgressView />;
}
