"use client";
import { Button, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Segments } from "@/components/ui/segments";
import styles from "../explorer.module.css";
import { SCHEMES, usualPort, type RequestForm as Fields, type Scheme } from "../model/request-form";
import { ClaimsField } from "./claims-field";
import { HeaderFields } from "./header-fields";
import { SenderPicker } from "./sender-picker";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"];

interface RequestFormProps {
  readonly initial: Fields;
  /** Fields that kept the last one from being asked. */
  readonly wrong: readonly string[];
  readonly onAsk: (fields: Fields) => void;
}

/** The request field by field; it is asked for as a whole. */
export function RequestForm({ initial, wrong, onAsk }: RequestFormProps): ReactElement {
  const t = useTranslations("explorer");
  const [fields, setFields] = useState(initial);
  const set = (change: Partial<Fields>): void => setFields({ ...fields, ...change });
  const errorOf = (field: string): string | undefined =>
    wrong.includes(field) ? t("wrong", { field }) : undefined;
  const { from, scheme, headers, claims } = fields;
  return (
    <form
      className={styles.form}
      aria-label={t("requestForm")}
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(fields);
      }}
    >
      <SenderPicker from={from} onChange={(next) => set({ from: next })} />
      <Segments
        label={t("scheme")}
        value={scheme}
        options={SCHEMES.map((value) => ({ value, label: t("schemeName", { scheme: value }) }))}
        onChange={(next) => set(withScheme(fields, next))}
      />
      <div className={styles.hostPort}>
        <TextInput
          size="xs"
          label={t("host")}
          value={fields.host}
          error={errorOf("host")}
          onChange={(event) => set({ host: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t("port")}
          inputMode="numeric"
          value={fields.port}
          error={errorOf("port")}
          onChange={(event) => set({ port: event.currentTarget.value })}
        />
      </div>
      {scheme !== "tcp" && (
        <>
          <div className={styles.methodPath}>
            <Select
              size="xs"
              label={t("method")}
              data={[...new Set([...METHODS, fields.method])]}
              value={fields.method}
              onChange={(method) => set({ method: method ?? "GET" })}
              allowDeselect={false}
              error={errorOf("method")}
            />
            <TextInput
              size="xs"
              label={t("path")}
              value={fields.path}
              onChange={(event) => set({ path: event.currentTarget.value })}
            />
          </div>
          <HeaderFields
            headers={headers}
            error={errorOf("headers")}
            onChange={(next) => set({ headers: next })}
          />
          <ClaimsField claims={claims} error={errorOf("claims")} onChange={(next) => set({ claims: next })} />
        </>
      )}
      <Button type="submit" variant="filled">
        {t("explain")}
      </Button>
    </form>
  );
}

/** Another scheme brings its own port unless another one was named. */
function withScheme(fields: Fields, scheme: Scheme): Partial<Fields> {
  const kept = fields.port !== "" && fields.port !== String(usualPort(fields.scheme) ?? "");
  return kept ? { scheme } : { scheme, port: String(usualPort(scheme) ?? "") };
}
