import { UnstyledButton, type UnstyledButtonProps } from "@mantine/core";
import type { ComponentPropsWithRef, ReactElement, ReactNode } from "react";
import styles from "./header-button.module.css";

interface HeaderButtonProps extends UnstyledButtonProps, Omit<ComponentPropsWithRef<"button">, "style"> {
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}

/** The bordered button of the header; takes what a Mantine target hands to its child. */
export function HeaderButton({ icon, children, ...rest }: HeaderButtonProps): ReactElement {
  return (
    <UnstyledButton {...rest} className={styles.button}>
      {icon}
      <span className={styles.text}>{children}</span>
    </UnstyledButton>
  );
}
