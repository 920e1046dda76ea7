"use client";
import { Button, Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type ReactElement } from "react";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { configObjectPath } from "@/lib/client/queries/config-object-path";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { addFeatures } from "@/lib/domain/forms/service/add-features";
import { FEATURES, FEATURE_KIND, hasFeature, type Feature } from "@/lib/domain/forms/service/features";
import { openDraft } from "@/lib/client/drafts/open-draft";
import styles from "./service.module.css";
import type { ServiceTraffic } from "./use-service-traffic";

/** What can be set for a service: what is set leads to its form, what is not can be chosen, several at once. */
export function FeatureCards({ traffic }: { readonly traffic: ServiceTraffic }): ReactElement {
  const t = useTranslations("serviceTraffic");
  const router = useRouter();
  const href = useScopedHref();
  const [chosen, setChosen] = useState<ReadonlySet<Feature>>(new Set());
  const { service, objects, versions } = traffic;
  const toggle = (feature: Feature): void => {
    const next = new Set(chosen);
    if (!next.delete(feature)) next.add(feature);
    setChosen(next);
  };
  const open = (): void => {
    const features = FEATURES.filter((feature) => chosen.has(feature));
    const made = addFeatures({ service, features, objects: objects.map(({ object }) => object), versions });
    const draft = openDraft({
      title: t("draftTitle", { name: service.name }),
      objects: made.map(({ baseline, edited }) => ({
        baseline: baseline && { ...baseline },
        edited: { ...edited },
      })),
    });
    router.push(href(`${draft}&view=form`));
  };
  return (
    <Card label={t("features")}>
      <h2 className={styles.title}>{t("features")}</h2>
      <div className={styles.cards}>
        {FEATURES.map((feature) => (
          <FeatureCard
            key={feature}
            feature={feature}
            where={objects.filter(({ object }) => hasFeature(object, feature)).map(({ ref }) => ref)}
            needs={feature === "splitting" && versions.length < 2 ? t("needsVersions") : null}
            chosen={chosen.has(feature)}
            onToggle={() => toggle(feature)}
          />
        ))}
      </div>
      <div className={styles.actions}>
        <Button variant="filled" disabled={chosen.size === 0} onClick={open}>
          {t("open", { count: chosen.size })}
        </Button>
        <p className={styles.muted}>{t("openHint")}</p>
      </div>
    </Card>
  );
}

interface FeatureCardProps {
  readonly feature: Feature;
  /** The objects that set it. */
  readonly where: readonly ObjectRef[];
  /** Why it cannot be chosen; null where it can. */
  readonly needs: string | null;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function FeatureCard({ feature, where, needs, chosen, onToggle }: FeatureCardProps): ReactElement {
  const t = useTranslations("serviceTraffic");
  const href = useScopedHref();
  return (
    <div className={styles.card} data-checked={chosen}>
      <Checkbox
        size="xs"
        label={t(`feature.${feature}.title`)}
        description={needs ?? t(`feature.${feature}.help`)}
        disabled={needs !== null || where.length > 0}
        checked={chosen || where.length > 0}
        onChange={onToggle}
      />
      <p className={styles.where}>
        {where.length === 0 ? (
          <span className={styles.muted}>{t("notSet", { kind: FEATURE_KIND[feature] })}</span>
        ) : (
          where.map((ref) => (
            <Link key={`${ref.kind} ${ref.name}`} href={href(`${configObjectPath(ref)}?view=form`)}>
              <Chip tone="ok">{ref.kind}</Chip> {ref.name}
            </Link>
          ))
        )}
      </p>
    </div>
  );
}
