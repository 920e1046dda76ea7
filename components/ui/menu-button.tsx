"use client";
import { Button, type ButtonProps } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ComponentPropsWithRef, ReactElement } from "react";
import styles from "./menu-button.module.css";

type MenuButtonProps = ButtonProps & Omit<ComponentPropsWithRef<"button">, keyof ButtonProps>;

/** A button that opens a menu; takes what a Mantine target hands to its child. */
export function MenuButton(props: MenuButtonProps): ReactElement {
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
