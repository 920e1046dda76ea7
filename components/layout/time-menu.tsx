"use client";
import { Button, Group, Popover, Radio, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { useNow } from "@/lib/client/hooks/use-now";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { WINDOWS, type Window } from "@/lib/client/url-state/windows";
import { formatMoment } from "@/lib/format/moment";
import { HeaderButton } from "./header-button";
import { toLocalInput } from "./model/to-local-input";

/** Chooses the window, and the moment it ends at. */
export function TimeMenu(): ReactElement {
  const t = useTranslations("time");
  const [{ window, at }, setScope] = useScopeParams();
  const [opened, setOpened] = useState(false);
  const now = useNow(60_000);
  const lastWindow = t("button", { window: t("windowName", { window }) });
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus width={300}>
      <Popover.Target>
        <HeaderButton icon={<IconClock size={14} aria-hidden />} onClick={() => setOpened(!opened)}>
          {at === null ? lastWindow : t("asOf", { window: lastWindow, time: formatMoment(at * 1000, now) })}
        </HeaderButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="md">
          <WindowChoice value={window} onChange={(next) => void setScope({ window: next })} />
          <MomentForm
            key={at}
            at={at}
            now={now}
            onChange={(next) => {
              void setScope({ at: next });
              setOpened(false);
            }}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface WindowChoiceProps {
  readonly value: Window;
  readonly onChange: (window: Window) => void;
}

function WindowChoice({ value, onChange }: WindowChoiceProps): ReactElement {
  const t = useTranslations("time");
  return (
    <Radio.Group
      label={t("window")}
      value={value}
      onChange={(next) => {
        const window = WINDOWS.find((known) => known === next);
        if (window) onChange(window);
      }}
    >
      <SimpleGrid cols={3} spacing={6} mt={6}>
        {WINDOWS.map((window) => (
          <Radio key={window} value={window} label={t("windowName", { window })} size="xs" />
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}

interface MomentFormProps {
  readonly at: number | null;
  readonly now: number;
  readonly onChange: (at: number | null) => void;
}

function MomentForm({ at, now, onChange }: MomentFormProps): ReactElement {
  const t = useTranslations("time");
  const [text, setText] = useState(() => toLocalInput(at === null ? now : at * 1000));
  const seconds = Math.floor(Date.parse(text) / 1000);
  const valid = seconds >= 0 && seconds * 1000 <= now + 60_000;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) onChange(seconds);
      }}
    >
      <TextInput
        type="datetime-local"
        step={1}
        size="xs"
        label={t("moment")}
        description={t("momentHint")}
        value={text}
        max={toLocalInput(now)}
        error={valid ? undefined : t("momentInvalid")}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap={8} mt={10}>
        <Button type="submit" variant="filled" disabled={!valid}>
          {t("apply")}
        </Button>
        {at !== null && <Button onClick={() => onChange(null)}>{t("now")}</Button>}
      </Group>
    </form>
  );
}
