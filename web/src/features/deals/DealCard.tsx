import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowRight, IconCheck, IconDots, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Deal, Stage } from "@/shared/api/types";
import { Avatar, Day, Money } from "@/shared/ui/values";
import classes from "./DealCard.module.css";

interface Props {
  deal: Deal;
  stages: Stage[];
  editable: boolean;
  onMove: (stage: Stage) => void;
}

/** The three facts that matter: what and for whom, how much, and whose; with a menu for those who do not drag. */
export function DealCard({ deal, stages, editable, onMove }: Props) {
  const { t } = useTranslation();
  const element = useRef<HTMLElement>(null);
  const [dragging, setDragging] = useState(false);
  const dragged = useRef(deal);
  dragged.current = deal;
  useEffect(() => {
    if (!editable) return;
    let cleanup = () => {};
    let gone = false;
    void import("@atlaskit/pragmatic-drag-and-drop/element/adapter").then(({ draggable }) => {
      if (gone || !element.current) return;
      cleanup = draggable({
        element: element.current,
        getInitialData: () => ({ deal: dragged.current, stageId: dragged.current.stageId }),
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      });
    });
    return () => {
      gone = true;
      cleanup();
    };
  }, [editable]);

  return (
    <article ref={element} className={classes.card} data-dragging={dragging || undefined} data-deal={deal.id}>
      <div className={classes.top}>
        <Link to="/deals/$id" params={{ id: deal.id }} className={classes.name} draggable={false}>
          {deal.name}
        </Link>
        {editable && (
          <Menu>
            <Menu.Target>
              <ActionIcon size={24} aria-label={t("deal.menu", { name: deal.name })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t("deal.moveTo")}</Menu.Label>
              {stages.map((stage) => (
                <Menu.Item
                  key={stage.id}
                  disabled={stage.id === deal.stageId}
                  onClick={() => onMove(stage)}
                  leftSection={
                    stage.kind === "won" ? (
                      <IconCheck size={14} />
                    ) : stage.kind === "lost" ? (
                      <IconX size={14} />
                    ) : (
                      <IconArrowRight size={14} />
                    )
                  }
                >
                  {stage.name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <p className={classes.company}>{deal.companyName ?? t("deal.noCompany")}</p>
      <div className={classes.bottom}>
        <span className={classes.amount}>
          <Money value={deal.amount} />
        </span>
        {deal.expectedCloseOn && (
          <span className={classes.date}>
            <Day value={deal.expectedCloseOn} />
          </span>
        )}
        {deal.ownerName && (
          <span className={classes.owner} title={deal.ownerName}>
            <Avatar name={deal.ownerName} size={18} />
            <span className="k-hidden">{deal.ownerName}</span>
          </span>
        )}
      </div>
    </article>
  );
}
