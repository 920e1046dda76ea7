"use client";
import { ActionIcon, UnstyledButton } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconGripVertical,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId, useState, type ReactElement } from "react";
import { removeField } from "@/lib/domain/forms/form-edit";
import { itemSummary } from "@/lib/domain/forms/item-summary";
import type { FormItem } from "@/lib/domain/forms/read-form";
import { useForm } from "./form-session";
import styles from "./forms.module.css";
import { FoundHere } from "./found-here";

/** Lists of more elements than this begin folded. */
const MOST_OPEN = 3;

interface Order {
  readonly move: (from: number, to: number) => void;
  readonly drag: (index: number) => void;
  readonly drop: (index: number) => void;
}

interface ListItemProps {
  readonly label: string;
  readonly item: FormItem;
  readonly index: number;
  readonly count: number;
  /** Null where the order means nothing. */
  readonly order: Order | null;
}

/** One element: its number or key, a line that tells what it is, and its fields. */
export function ListItem({ label, item, index, count, order }: ListItemProps): ReactElement {
  const t = useTranslations("configForm");
  const id = useId();
  const { object, edit, readOnly, findings, drawFields } = useForm();
  const [open, setOpen] = useState(count <= MOST_OPEN);
  const step = item.path.at(-1);
  const name = typeof step === "string" ? step : t("item", { field: label, number: index + 1 });
  const here = findings(item.path).filter(({ path }) => !open || path.length === item.path.length);
  const canOrder = order !== null && !readOnly;
  return (
    <div
      className={styles.item}
      role="group"
      aria-label={name}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.stopPropagation();
        order?.drop(index);
      }}
    >
      <div className={styles.itemHead}>
        {canOrder && (
          <span
            className={styles.grip}
            draggable
            onDragStart={(event) => {
              event.stopPropagation();
              order.drag(index);
            }}
            title={t("drag")}
          >
            <IconGripVertical size={14} aria-hidden />
          </span>
        )}
        <UnstyledButton
          className={styles.fold}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronRight size={14} aria-hidden />}
          <b>{name}</b>
          <span className={styles.summary}>{itemSummary(item.value)}</span>
        </UnstyledButton>
        {canOrder && <OrderButtons name={name} index={index} count={count} move={order.move} />}
        {!readOnly && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t("remove", { field: name })}
            onClick={() => edit(removeField(object, item.path))}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <FoundHere findings={here} />
      {open && (
        <div className={styles.itemBody} id={id}>
          {drawFields(item)}
        </div>
      )}
    </div>
  );
}

interface OrderButtonsProps extends Pick<ListItemProps, "index" | "count"> {
  readonly name: string;
  readonly move: Order["move"];
}

function OrderButtons({ name, index, count, move }: OrderButtonsProps): ReactElement {
  const t = useTranslations("configForm");
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t("up", { field: name })}
        disabled={index === 0}
        onClick={() => move(index, index - 1)}
      >
        <IconArrowUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t("down", { field: name })}
        disabled={index === count - 1}
        onClick={() => move(index, index + 1)}
      >
        <IconArrowDown size={14} aria-hidden />
      </ActionIcon>
    </>
  );
}
