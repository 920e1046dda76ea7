import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { ObjectView } from "@/components/config/detail/object-view";
import { readObjectRef } from "@/lib/client/queries/config-object-path";

interface ObjectPageProps {
  readonly params: Promise<Readonly<Record<"kind" | "namespace" | "name", string>>>;
}

export async function generateMetadata({ params }: ObjectPageProps): Promise<Metadata> {
  const ref = readObjectRef(await params);
  return ref === null ? {} : { title: ref.name };
}

/** One object of configuration. */
export default async function ObjectPage({ params }: ObjectPageProps): Promise<ReactElement> {
  const ref = readObjectRef(await params);
  if (ref === null) notFound();
  return <ObjectView object={ref} />;
}
