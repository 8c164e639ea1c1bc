import { ActionIcon, Tooltip } from "@mantine/core";
import { IconStar, IconStarFilled } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { starring, useDesk, useDeskChange } from "@/shared/api/views";

interface Props {
  resource: string;
  record: { id: string; name: string };
  size?: number;
}

/** Makes a record a favourite of whoever looks at it. */
export function Star({ resource, record, size = 30 }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const change = useDeskChange();
  const starred = !!desk?.favourites.some((it) => it.resource === resource && it.id === record.id);
  const label = t(starred ? "desk.unstar" : "desk.star", { name: record.name });
  const Icon = starred ? IconStarFilled : IconStar;
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={size}
        aria-label={label}
        aria-pressed={starred}
        disabled={!desk}
        onClick={() => change.mutate(starring({ resource, id: record.id, name: record.name }, !starred))}
        color={starred ? "yellow" : "gray"}
        variant="subtle"
      >
        <Icon size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

/** Notes that a record was looked at. */
export function useSeen(resource: string, record: { id: string; name: string } | undefined) {
  const { mutate } = useDeskChange();
  const { id, name } = record ?? {};
  useEffect(() => {
    if (id && name) mutate({ path: `recent/${resource}/${id}`, body: { name } });
  }, [mutate, resource, id, name]);
}
