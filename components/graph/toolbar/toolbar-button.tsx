"use client";
import { Button, type ButtonProps } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ComponentPropsWithRef, ReactElement } from "react";
import styles from "./toolbar.module.css";

type ToolbarButtonProps = ButtonProps & Omit<ComponentPropsWithRef<"button">, keyof ButtonProps>;

/** A button of the toolbar that opens a menu; takes what a Mantine target hands to its child. */
export function ToolbarButton(props: ToolbarButtonProps): ReactElement {
  return (
    <Button
      variant="default"
      size="xs"
      rightSection={<IconChevronDown size={14} aria-hidden />}
      {...props}
      className={styles.button ?? ""}
    />
  );
}
