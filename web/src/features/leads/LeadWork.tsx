import { createContext, type ReactNode, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { toast } from "@/shared/ui/toast";
import { AssignDialog } from "./AssignDialog";
import { useLeadActions } from "./api";
import { ConvertDialog } from "./ConvertDialog";
import { DisqualifyDialog } from "./DisqualifyDialog";
import type { Lead } from "./types";

export type LeadVerb = "assign" | "qualify" | "disqualify" | "reopen";
type Question = "assign" | "disqualify" | "convert";

const AskContext = createContext<(what: Question, lead: Lead) => void>(() => {});

/** Where the dialogs about leads live: they stay open while the lead that they are about leaves the list. */
export function LeadDesk({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<{ what: Question; lead: Lead }>();
  return (
    <AskContext value={(what, lead) => setAsked({ what, lead })}>
      {children}
      {asked && <LeadDialog what={asked.what} lead={asked.lead} onClose={() => setAsked(undefined)} />}
    </AskContext>
  );
}

/** Does things with a lead, and says what came of it. */
export function useLeadWork(lead: Lead) {
  const ask = useContext(AskContext);
  const { run, busy } = useLeadVerbs(lead);
  return { busy, run, ask: (what: Question) => ask(what, lead) };
}

function useLeadVerbs(lead: Lead, onDone?: () => void) {
  const { t } = useTranslation();
  const act = useLeadActions();
  const run = (verb: LeadVerb, body?: object) =>
    act.mutate(
      { record: lead, verb, ...(body ? { body } : {}) },
      {
        onSuccess: (next) => {
          onDone?.();
          toast({
            message: t(`lead.done.${verb}`, { name: next.name, owner: next.ownerName ?? t("lead.nobody") }),
            ...(verb === "disqualify" ? { undo: () => act.mutate({ record: next, verb: "reopen" }) } : {}),
          });
        },
        onError: (error) => {
          // what the dialog asked for was refused: it says so itself
          if (onDone && error instanceof Problem && error.status === 422) return;
          onDone?.();
          const moved = error instanceof Problem && error.status === 412;
          toast({
            bad: true,
            title: t("lead.notDone", { name: lead.name }),
            message: moved ? t("conflict.moved", { name: lead.name }) : error.message,
          });
        },
      },
    );
  const failure = act.error instanceof Problem ? (act.error.errors[0]?.message ?? act.error.message) : undefined;
  return { run, busy: act.isPending, failure };
}

function LeadDialog({ what, lead, onClose }: { what: Question; lead: Lead; onClose: () => void }) {
  const { run, busy, failure } = useLeadVerbs(lead, onClose);
  const common = { name: lead.name, busy, error: failure, onClose };
  if (what === "assign") return <AssignDialog {...common} onAssign={(body) => run("assign", body)} />;
  if (what === "disqualify") {
    return <DisqualifyDialog {...common} onDisqualify={(reason) => run("disqualify", { reason })} />;
  }
  return <ConvertDialog lead={lead} onClose={onClose} />;
}
