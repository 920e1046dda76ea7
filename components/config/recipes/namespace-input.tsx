"use client";
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { namespacesQuery } from "@/lib/client/queries/namespaces";

interface NamespaceInputProps {
  readonly value: string;
  readonly onChange: (namespace: string) => void;
}

/** One of the namespaces the viewer may see. */
export function NamespaceInput({ value, onChange }: NamespaceInputProps): ReactElement {
  const t = useTranslations("meshRecipes");
  const { data } = useQuery(namespacesQuery());
  return (
    <Select
      label={t("namespace")}
      data={(data?.namespaces ?? []).map(({ name }) => name)}
      value={value === "" ? null : value}
      onChange={(next) => onChange(next ?? "")}
      searchable
      selectFirstOptionOnChange
    />
  );
}
