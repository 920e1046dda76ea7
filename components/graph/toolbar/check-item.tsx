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

/** A menu entry that is on or off. */
export function CheckItem({
  checked,
  onToggle,
  radio = false,
  hint,
  children,
}: CheckItemProps): ReactElement {
  return (
    <Menu.Item
      role={radio ? "menuitemradio" : "menuitemcheckbox"}
      aria-checked={checked}
      onClick={onToggle}
      leftSection={
        <IconCheck
          size={15}
          stroke={2.2}
          aria-hidden
          style={{ visibility: checked ? "visible" : "hidden" }}
        />
      }
    >
      {children}
      {hint !== undefined && <div style={{ color: "var(--muted)", fontSize: 12 }}>{hint}</div>}
    </Menu.Item>
  );
}
