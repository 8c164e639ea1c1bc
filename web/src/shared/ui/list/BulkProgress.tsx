import { Button, Modal, Progress } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Bulk, bulkOptions, cancelBulk, isUnderWay, refusalsOptions } from "@/shared/api/bulk";
import { formatNumber } from "@/shared/format/format";
import classes from "./BulkBar.module.css";

interface Props {
  bulk: Bulk;
  onOver: (bulk: Bulk) => void;
  onClose: () => void;
}

/** How far a change of many records is, and what it was refused for. It goes on when this is closed. */
export function BulkProgress({ bulk, onOver, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const now = useQuery({ ...bulkOptions(bulk.resource, bulk.id), initialData: bulk }).data;
  const running = isUnderWay(now);
  const refused = useQuery({
    ...refusalsOptions(bulk.resource, bulk.id),
    enabled: !running && now.refused > 0,
  }).data?.items;
  const cancel = useMutation({ mutationFn: () => cancelBulk(now) });
  const told = useRef(false);
  useEffect(() => {
    if (!running && !told.current) {
      told.current = true;
      onOver(now);
    }
  }, [running, now, onOver]);
  const number = (it: number) => formatNumber(it, i18n.language);
  const title = t(running ? "bulk.running" : "bulk.over");
  return (
    <Modal opened onClose={onClose} title={title} size={520} closeButtonProps={{ "aria-label": t("action.close") }}>
      <Progress value={now.total ? (100 * now.processed) / now.total : 0} animated={running} aria-label={title} />
      <p className={classes.figures} role="status">
        {t("bulk.figures", {
          processed: number(now.processed),
          total: number(now.total),
          changed: number(now.changed),
          refused: number(now.refused),
        })}
      </p>
      {now.problem && <p role="alert">{now.problem}</p>}
      {running ? (
        <Button variant="default" mt={12} loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t("bulk.stop")}
        </Button>
      ) : (
        refused && (
          <ul className={classes.refusals} aria-label={t("bulk.refusals")}>
            {refused.map((item) => (
              <li key={item.id}>
                {item.name ?? item.id}
                <span className={classes.why}>
                  {[item.problem, ...(item.errors ?? []).map((it) => `${it.field} ${it.message}`)]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        )
      )}
    </Modal>
  );
}
