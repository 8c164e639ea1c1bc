import { Button } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCustomFields } from "@/shared/api/custom";
import { recordOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Contact } from "@/shared/api/types";
import { formatTime } from "@/shared/format/format";
import named from "@/shared/ui/named.module.css";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { useMerge, useUnmerge } from "./api";
import classes from "./Duplicates.module.css";
import { type FieldRow, fieldRows } from "./fieldRows";
import { Reasons, Score } from "./Reasons";
import type { Choice, PairItem } from "./types";

interface Props {
  pair: PairItem;
  busy: boolean;
  onDismiss: () => void;
  onReopen: () => void;
  onMerged: () => void;
  onContact: (id: string) => void;
}

/** Two contacts side by side, with a choice for each field that differs. */
export function Compare(props: Props) {
  const { t } = useTranslation();
  const queries = useQueries({ queries: props.pair.contacts.map(({ id }) => recordOptions("contacts", id)) });
  const failed = queries.find((query) => query.isError);
  if (failed) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  const [one, other] = queries.map((query) => query.data);
  if (!one || !other) return <SkeletonFacts label={t("state.loading")} />;
  return <Choices {...props} one={one} other={other} />;
}

type ChoicesProps = Props & { one: Contact; other: Contact };

function Choices({ pair, busy, onDismiss, onReopen, onMerged, onContact, one, other }: ChoicesProps) {
  const { t } = useTranslation();
  const can = useCan();
  const [swapped, setSwapped] = useState(false);
  const [chosen, setChosen] = useState<Record<string, Choice>>({});
  const merge = useMerge();
  const unmerge = useUnmerge();
  const [stays, goes] = swapped ? [other, one] : [one, other];
  const rows = fieldRows(stays, goes, t, useCustomFields("contacts"));
  const dismissed = pair.status === "dismissed";
  const submit = () =>
    merge.mutate(
      { stays, goes, fields: chosen },
      {
        onSuccess: (contact) => {
          toast({
            message: t("duplicate.merged", { name: contact.name }),
            undo: () =>
              unmerge.mutate(
                { contact, otherId: goes.id },
                { onError: (error) => toast({ bad: true, message: error.message }) },
              ),
          });
          onMerged();
        },
        onError: (error) => toast({ bad: true, title: t("duplicate.notMerged"), message: error.message }),
      },
    );
  return (
    <section className={classes.compare} aria-label={t("duplicate.compare", { one: one.name, other: other.name })}>
      <div className={classes.verdict}>
        <Score score={pair.score} />
        <Reasons reasons={pair.reasons} />
      </div>
      <div className={classes.grid}>
        <Head contact={stays} hint={t("duplicate.stays")} onOpen={onContact} />
        <Head contact={goes} hint={t("duplicate.goes")} onOpen={onContact} />
        {rows.map((row) => (
          <Row
            key={row.field}
            row={row}
            choice={chosen[row.field] ?? row.usual}
            onChoose={(choice) => setChosen({ ...chosen, [row.field]: choice })}
          />
        ))}
      </div>
      <footer className={classes.footer}>
        <Button
          variant="subtle"
          leftSection={<IconArrowsExchange size={15} />}
          onClick={() => {
            setSwapped(!swapped);
            setChosen({});
          }}
        >
          {t("duplicate.swap")}
        </Button>
        <span className={classes.gap} />
        {dismissed ? (
          <Button variant="default" loading={busy} onClick={onReopen}>
            {t("duplicate.reopen")}
          </Button>
        ) : (
          <Button variant="default" loading={busy} onClick={onDismiss}>
            {t("duplicate.dismiss")}
          </Button>
        )}
        {can("contact", "delete") && (
          <Button loading={merge.isPending} onClick={submit}>
            {t("duplicate.merge")}
          </Button>
        )}
      </footer>
    </section>
  );
}

function Head({ contact, hint, onOpen }: { contact: Contact; hint: string; onOpen: (id: string) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <div className={classes.head}>
      <span className={classes.hint}>{hint}</span>
      <Link
        to="/contacts/$id"
        params={{ id: contact.id }}
        className={named.link}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          onOpen(contact.id);
        }}
      >
        {contact.name}
      </Link>
      <span className={classes.hint}>
        {t("duplicate.since", { when: formatTime(contact.createdAt, i18n.language) })}
      </span>
    </div>
  );
}

interface RowProps {
  row: FieldRow;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** One field: what either says, and whose value is kept. */
function Row({ row, choice, onChoose }: RowProps) {
  const { t } = useTranslation();
  if (row.same) {
    return (
      <div className={classes.row} data-same>
        <div className={classes.cells}>
          <span className={classes.label}>{row.label}</span>
          <Values values={row.own} />
          <Values values={row.others} />
        </div>
      </div>
    );
  }
  const option = (value: Choice, content: React.ReactNode) => (
    <label className={classes.option} data-kept={choice === value || choice === "both" || undefined}>
      <input
        type="radio"
        name={`choice-${row.field}`}
        checked={choice === value}
        onChange={() => onChoose(value)}
        aria-label={t(`duplicate.choose.${value}`, { field: row.label })}
      />
      {content}
    </label>
  );
  return (
    <fieldset className={classes.row}>
      <legend className={classes.legend}>{row.label}</legend>
      <div className={classes.cells}>
        <span className={classes.label} aria-hidden>
          {row.label}
        </span>
        {option("this", <Values values={row.own} />)}
        {option("other", <Values values={row.others} />)}
        {row.list && (
          <span className={classes.both}>
            {option("both", <span className={classes.value}>{t("duplicate.both")}</span>)}
          </span>
        )}
      </div>
    </fieldset>
  );
}

function Values({ values }: { values: string[] }) {
  return (
    <span className={classes.value}>
      {values.length === 0 ? <span className={classes.hint}>—</span> : values.map((it) => <span key={it}>{it}</span>)}
    </span>
  );
}
