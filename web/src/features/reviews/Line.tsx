import { Button } from "@mantine/core";
import { IconApi, IconChevronDown, IconNote } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/shared/api/session";
import { toast } from "@/shared/ui/toast";
import { Avatar, Day, Pill } from "@/shared/ui/values";
import { decide, forget } from "./api";
import { NoteDialog } from "./NoteDialog";
import classes from "./Reviews.module.css";
import { Rights } from "./Rights";
import type { Decision, ReviewLine } from "./types";

/** A role of somebody: whether it is used, and whether it is kept. */
export function Line({ line, decides }: { line: ReviewLine; decides: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const [shown, setShown] = useState(false);
  const [noting, setNoting] = useState(false);
  const judge = useDecide(line);
  const decided = line.decision !== "open";
  return (
    <li className={classes.line} data-decision={line.decision}>
      <div className={classes.who}>
        {line.holderType === "user" ? (
          <Avatar name={line.holderName} />
        ) : (
          <IconApi size={22} stroke={1.5} aria-hidden />
        )}
        <div className={classes.names}>
          <span className={classes.holder}>
            {line.holderName}
            {!line.holderActive && <Pill>{t("reviews.inactive")}</Pill>}
            {line.holderId === me?.id && <Pill tone="warn">{t("reviews.yourself")}</Pill>}
          </span>
          <span className={classes.hint}>
            {line.roleName}
            {line.teams.length > 0 && ` · ${line.teams.join(", ")}`}
          </span>
        </div>
      </div>
      <div className={classes.use}>
        <span className={classes.used}>
          {line.unused && <Pill tone="bad">{t("reviews.unused")}</Pill>}
          {line.lastUsedOn ? (
            <span>
              {t("reviews.lastUsed")} <Day value={line.lastUsedOn} />
            </span>
          ) : (
            t("reviews.neverSeen")
          )}
        </span>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          className={classes.toggle as string}
          rightSection={<IconChevronDown size={12} data-open={shown || undefined} />}
          aria-expanded={shown}
          aria-label={t("reviews.showRights", { name: line.name })}
          onClick={() => setShown(!shown)}
        >
          {line.unusedRights > 0
            ? t("reviews.unusedOf", { unused: line.unusedRights, count: line.rights.length })
            : t("reviews.rightCount", { count: line.rights.length })}
        </Button>
      </div>
      <div className={classes.verdict}>
        {decided ? (
          <span className={classes.decision}>
            <Pill tone={line.decision === "keep" ? "good" : "bad"}>{t(`reviews.decision.${line.decision}`)}</Pill>
            <span className={classes.hint}>
              {line.decidedByName ?? line.decidedBy}, <Day value={line.decidedAt} />
            </span>
          </span>
        ) : null}
        {decides && (
          <span className={classes.buttons}>
            {decided ? (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                loading={judge.isPending}
                aria-label={t("reviews.undoOf", { name: line.name })}
                onClick={() => judge.mutate({ decision: "open" })}
              >
                {t("action.undo")}
              </Button>
            ) : (
              <>
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={judge.isPending}
                  aria-label={t("reviews.keepOf", { name: line.name })}
                  onClick={() => judge.mutate({ decision: "keep" })}
                >
                  {t("reviews.keep")}
                </Button>
                <Button
                  variant="light"
                  color="red"
                  size="compact-sm"
                  disabled={judge.isPending}
                  aria-label={t("reviews.revokeOf", { name: line.name })}
                  onClick={() => judge.mutate({ decision: "revoke" })}
                >
                  {t("reviews.revoke")}
                </Button>
              </>
            )}
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              px={6}
              aria-label={t("reviews.noteOf", { name: line.name })}
              onClick={() => setNoting(true)}
            >
              <IconNote size={16} />
            </Button>
          </span>
        )}
      </div>
      {line.note && <p className={classes.note}>{line.note}</p>}
      {shown && <Rights rights={line.rights} />}
      {noting && <NoteDialog line={line} onClose={() => setNoting(false)} />}
    </li>
  );
}

function useDecide(line: ReviewLine) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ decision }: { decision: Decision }) => decide(line, line.version, decision, line.note),
    onSuccess: (next) => {
      if (next.decision !== "revoke") return;
      toast({
        message: t("reviews.revoked", { name: line.holderName, role: line.roleName }),
        undo: () => {
          decide(next, next.version, "open", next.note)
            .catch((error: Error) => toast({ message: error.message, bad: true }))
            .finally(() => void forget(client));
        },
      });
      void client.invalidateQueries({ queryKey: ["users"] });
    },
    onError: (error: Error) => toast({ message: error.message, bad: true }),
    onSettled: () => forget(client),
  });
}
