import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { MessagePanel } from "@/components/ui/message-panel";
import type { ApiProblem } from "@/lib/client/api-problem";

interface ProblemPanelProps {
  readonly problem: ApiProblem;
  readonly onRetry: () => void;
  /** Further ways on. */
  readonly children?: ReactNode;
}

/** Why the API gave nothing, in its own words, and a way to try again. */
export function ProblemPanel({ problem, onRetry, children }: ProblemPanelProps): ReactElement {
  const t = useTranslations("states");
  const denied = problem.status === 401 || problem.status === 403;
  return (
    <MessagePanel
      kind={denied ? "denied" : "error"}
      title={problem.title}
      detail={problem.detail}
      actions={
        <>
          <Button onClick={onRetry}>{t("retry")}</Button>
          {children}
        </>
      }
    />
  );
}
