"use client";
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { useForm } from "./form-session";
import styles from "./forms.module.css";
import { NumberInput } from "./number-input";
import { StringMatchInput } from "./string-match-input";
import { SuggestInput } from "./suggest-input";

type MapKind = "textMap" | "numberMap" | "stringMatchMap";

const FRESH: Readonly<Record<MapKind, Json>> = { textMap: "", numberMap: 0, stringMatchMap: { exact: "" } };

interface MapInputProps {
  /** Of the input for a new key. */
  readonly id: string;
  readonly input: MapKind;
  readonly path: FieldPath;
  readonly value: Json | undefined;
  readonly onChange: (value: JsonObject) => void;
}

/** Values by key: labels, headers. */
export function MapInput({ id, input, path, value, onChange }: MapInputProps): ReactElement {
  const t = useTranslations("configForm");
  const { readOnly } = useForm();
  const [key, setKey] = useState("");
  const map = isJsonObject(value) ? value : {};
  const add = (): void => {
    if (key === "" || Object.hasOwn(map, key)) return;
    onChange({ ...map, [key]: FRESH[input] });
    setKey("");
  };
  return (
    <div className={styles.map}>
      {Object.entries(map).map(([name, entry]) => (
        <div key={name} className={styles.mapRow}>
          <code title={name}>{name}</code>
          <MapValue
            name={name}
            input={input}
            path={[...path, name]}
            value={entry ?? null}
            onChange={(next) => onChange({ ...map, [name]: next })}
          />
          {!readOnly && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t("remove", { field: name })}
              onClick={() =>
                onChange(Object.fromEntries(Object.entries(map).filter(([other]) => other !== name)))
              }
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {!readOnly && (
        <div className={styles.mapRow}>
          <TextInput
            id={id}
            size="xs"
            value={key}
            placeholder={t("newKey")}
            onChange={(event) => setKey(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
            autoComplete="off"
            spellCheck={false}
          />
          <Button
            size="compact-xs"
            variant="subtle"
            fw={400}
            disabled={key === "" || Object.hasOwn(map, key)}
            onClick={add}
            leftSection={<IconPlus size={13} aria-hidden />}
            w="fit-content"
          >
            {t("addKey")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface MapValueProps {
  readonly name: string;
  readonly input: MapKind;
  readonly path: FieldPath;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}

function MapValue({ name, input, path, value, onChange }: MapValueProps): ReactElement {
  const { readOnly, suggest } = useForm();
  switch (input) {
    case "stringMatchMap":
      return <StringMatchInput label={name} value={value} presence disabled={readOnly} onChange={onChange} />;
    case "numberMap":
      return (
        <NumberInput
          label={name}
          value={typeof value === "number" ? value : null}
          min={undefined}
          max={undefined}
          disabled={readOnly}
          onNumber={(next) => onChange(next ?? 0)}
        />
      );
    case "textMap":
      return (
        <SuggestInput
          label={name}
          value={typeof value === "string" ? value : ""}
          options={suggest(path)}
          disabled={readOnly}
          onType={onChange}
        />
      );
  }
}
