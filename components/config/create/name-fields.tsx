"use client";
import { MultiSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { namespacesQuery } from "@/lib/client/queries/namespaces";
import { isObjectName } from "./model/new-objects";

interface NameFieldsProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly namespaced: boolean;
  readonly namespaces: readonly string[];
  readonly onNamespaces: (namespaces: readonly string[]) => void;
}

/** How the new object is called and where it is; several namespaces make several objects of one draft. */
export function NameFields(props: NameFieldsProps): ReactElement {
  const { name, onName, namespaced, namespaces, onNamespaces } = props;
  const t = useTranslations("createConfig");
  const { data } = useQuery(namespacesQuery());
  return (
    <>
      <TextInput
        label={t("name")}
        value={name}
        onChange={(event) => onName(event.currentTarget.value)}
        error={name !== "" && !isObjectName(name) ? t("nameWrong") : null}
        autoComplete="off"
        spellCheck={false}
      />
      {namespaced && (
        <MultiSelect
          label={t("namespaces")}
          description={t("namespacesHint", { count: namespaces.length })}
          data={(data?.namespaces ?? []).map((each) => each.name)}
          value={[...namespaces]}
          onChange={onNamespaces}
          searchable
          selectFirstOptionOnChange
          clearable
        />
      )}
    </>
  );
}
