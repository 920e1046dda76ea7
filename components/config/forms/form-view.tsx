"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, type ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { MessagePanel } from "@/components/ui/message-panel";
import { editorSchemaQuery } from "@/lib/client/queries/editor-schema";
import type { FindingDto } from "@/lib/contracts/config/finding";
import { formPart, makeForm } from "@/lib/domain/forms/make-form";
import { readForm, type FormPart } from "@/lib/domain/forms/read-form";
import { formSentences } from "@/lib/domain/forms/sentences/form-sentences";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { FieldSet } from "./field-set";
import { FormContext } from "./form-session";
import styles from "./forms.module.css";
import { readFormText } from "./model/read-form-text";
import { useFormSession } from "./use-form-session";

interface FormViewProps {
  /** YAML of one object; the form is drawn from it and writes into it. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly readOnly: boolean;
  /** Key of the object's kind, and its version. */
  readonly kind: string;
  readonly version: string;
  readonly findings: readonly FindingDto[];
}

/** One object as a form made from the cluster's schema. What no field can show stays as it is and is shown as YAML. */
export function FormView(props: FormViewProps): ReactElement {
  const t = useTranslations("configForm");
  const { data, error, refetch } = useQuery(editorSchemaQuery(props.kind, props.version));
  const read = useMemo(() => readFormText(props.text), [props.text]);
  if (read.state === "unreadable")
    return (
      <MessagePanel
        kind="error"
        title={t("unreadable")}
        detail={t("unreadableDetail", { line: read.line, message: read.message })}
      />
    );
  if (read.state === "notOne")
    return <MessagePanel kind="empty" title={t("notOne")} detail={t("notOneDetail")} />;
  if (data === undefined)
    return error === null ? (
      <LoadingPanel lines={8} />
    ) : (
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
    );
  return <ObjectFields {...props} object={read.object} schema={data.schema} />;
}

interface ObjectFieldsProps extends FormViewProps {
  readonly object: JsonObject;
  readonly schema: JsonObject;
}

const drawFields = (part: FormPart): ReactElement => <FieldSet part={part} />;

function ObjectFields(props: ObjectFieldsProps): ReactElement {
  const { kind, schema, object } = props;
  const t = useTranslations("configForm");
  const fields = useMemo(() => makeForm(kind, schema), [kind, schema]);
  const part = useMemo(() => readForm(fields, formPart(object)), [fields, object]);
  const session = useFormSession(props);
  const sentences = formSentences(kind, object);
  return (
    <FormContext value={{ ...session, drawFields }}>
      <div className={styles.form}>
        {sentences.length > 0 && (
          <div className={styles.sentences} role="status" aria-label={t("effect")}>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )}
        {session.failed && (
          <p className={styles.bad} role="alert">
            {t("failed")}
          </p>
        )}
        <FieldSet part={part} />
      </div>
    </FormContext>
  );
}
