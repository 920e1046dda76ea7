import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { ServiceList } from "@/components/config/forms/service/service-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceTraffic"))("title") };
}

/** The services whose traffic can be set. */
export default function ServicesPage(): ReactElement {
  return <ServiceList />;
}
