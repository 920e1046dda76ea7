"use client";
import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";

interface CheckItemProps {
  readonly checked: boolean;
  readonly onToggle: () => void;
  /** One of several of which one holds. */
  readonly radio?: boolean;
  readonly hint?: string;
  readonly children: ReactNode;
}

const ICON = <IconCheck size={15} stroke={2.2} aria-hidden />;

/** A menu entry that is on or off. */
export function CheckItem({
  checked,
  onToggle,
  radio = false,
  hint,
  children,
}: CheckItemProps): ReactElement {
  const words = (
    <>
      {children}
      {hint !== undefined && <div style={{ color: "var(--muted)", fontSize: 12 }}>{hint}</div>}
    </>
  );
  const state = { checked, checkIcon: ICON, onChange: onToggle };
  if (!radio) return <Menu.CheckboxItem {...state}>{words}</Menu.CheckboxItem>;
  return (
    <Menu.RadioItem {...state} value="">
      {words}
    </Menu.RadioItem>
  );
}
