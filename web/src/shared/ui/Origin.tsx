import { Tooltip } from "@mantine/core";
import { useDebouncedState } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { lineageOptions, type ToldOrigin } from "@/shared/api/lineage";
import { formatRelative } from "@/shared/format/format";
import classes from "./Origin.module.css";

interface Props {
  resource: string;
  record: { id: string; version: number };
  field: string;
  children: ReactElement;
}

/** Tells of a field, while one points at it, who or what set it, when, and from where. */
export function Origin({ resource, record, field, children }: Props) {
  const [pointed, setPointed] = useDebouncedState(false, 350);
  const options = lineageOptions(resource, record.id, record.version);
  const traced = options.enabled === true;
  const { data } = useQuery({ ...options, enabled: traced && pointed });
  const origins = data?.items.filter((it) => it.field === field) ?? [];
  if (!traced) return children;
  return (
    <Tooltip
      opened={pointed && origins.length > 0}
      label={<Origins origins={origins} />}
      position="bottom-start"
      multiline
      maw={360}
    >
      <div
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onFocus={() => setPointed(true)}
        onBlur={() => setPointed(false)}
        onKeyDown={(event) => event.key === "Escape" && setPointed(false)}
      >
        {children}
      </div>
    </Tooltip>
  );
}

function Origins({ origins }: { origins: ToldOrigin[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={classes.origins}>
      {origins.map((origin) => (
        <li key={origin.value ?? ""}>
          {origin.value && origins.length > 1 && <span className={classes.value}>{origin.value}</span>}
          <span>
            {wordsOf(t, origin)} · {formatRelative(origin.at, i18n.language)}
          </span>
          {origin.merged && (
            <span className={classes.merged}>
              {t("lineage.merged", { when: formatRelative(origin.merged.at, i18n.language) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function wordsOf(t: TFunction, { how, name, actor, actorName }: ToldOrigin): string {
  const who = actorName ?? actor.slice(actor.indexOf(":") + 1);
  return t(`lineage.${how}`, { who, name: name ?? "" }).trim();
}
