import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconCheck,
  IconCircleOff,
  IconDots,
  IconRefresh,
  IconUserCheck,
  IconUserPlus,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/shared/api/session";
import { isOpen, useLeadRights } from "./api";
import classes from "./Leads.module.css";
import { useLeadWork } from "./LeadWork";
import type { Lead } from "./types";

/** What can be done with a lead without opening it. */
export function LeadMenu({ lead, withQualify = true }: { lead: Lead; withQualify?: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const rights = useLeadRights();
  const work = useLeadWork(lead);
  if (!rights.update || lead.status === "converted") return null;
  const open = isOpen(lead);
  return (
    <span className={classes.quick}>
      {withQualify && open && lead.status !== "qualified" && (
        <Tooltip label={t("lead.qualify")}>
          <ActionIcon
            size={26}
            aria-label={t("lead.qualifyOne", { name: lead.name })}
            loading={work.busy}
            onClick={() => work.run("qualify")}
          >
            <IconCheck size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
      <Menu withinPortal width={230}>
        <Menu.Target>
          <ActionIcon size={26} aria-label={t("lead.menu", { name: lead.name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {open && (
            <>
              <Menu.Label>{t("lead.assign")}</Menu.Label>
              {me && lead.ownerId !== me.id && (
                <Menu.Item
                  leftSection={<IconUserCheck size={15} stroke={1.6} />}
                  onClick={() => work.run("assign", { ownerId: me.id })}
                >
                  {t("lead.assignMe")}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconUserPlus size={15} stroke={1.6} />} onClick={() => work.ask("assign")}>
                {t("lead.assignTo")}
              </Menu.Item>
              <Menu.Item leftSection={<IconRefresh size={15} stroke={1.6} />} onClick={() => work.run("assign")}>
                {t("lead.roundRobin")}
              </Menu.Item>
              <Menu.Divider />
              {rights.convert && (
                <Menu.Item
                  leftSection={<IconArrowsExchange size={15} stroke={1.6} />}
                  onClick={() => work.ask("convert")}
                >
                  {t("lead.convert")}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconCircleOff size={15} stroke={1.6} />} onClick={() => work.ask("disqualify")}>
                {t("lead.disqualify")}
              </Menu.Item>
            </>
          )}
          {lead.status === "disqualified" && (
            <Menu.Item leftSection={<IconArrowBackUp size={15} stroke={1.6} />} onClick={() => work.run("reopen")}>
              {t("lead.reopen")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
