import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { type QualityList, type QualityRule, type RuleBook, rulesOptions, useSaveRules } from "./api";
import classes from "./Quality.module.css";
import { RuleFields } from "./RuleFields";

/** What is expected of records, for whoever may say so. */
export function RulesDialog({ list, onClose }: { list: QualityList; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ ...rulesOptions(list), staleTime: 0 });
  if (data) return <Form key={data.version} list={list} book={data} onClose={onClose} />;
  return (
    <FormDialog
      title={t(`quality.rulesOf.${list}`)}
      submit={t("action.save")}
      busy={false}
      disabled
      onSubmit={(event) => event.preventDefault()}
      onClose={onClose}
    >
      {error ? (
        <Failure error={error} retry={() => void refetch()} inline />
      ) : (
        <SkeletonFacts label={t("state.loading")} />
      )}
    </FormDialog>
  );
}

/** Gives each new rule a word of its own, by which records tell that they fail it. */
function named(rules: QualityRule[]): QualityRule[] {
  const taken = new Set(rules.map((it) => it.id));
  return rules.map((rule) => {
    if (rule.id) return rule;
    const word = `${rule.field}-${rule.kind}`
      .replace(/([A-Z])/g, "-$1")
      .replace(/[^a-zA-Z0-9]+/g, "-")
      .toLowerCase();
    let id = word;
    for (let i = 2; taken.has(id); i++) id = `${word}-${i}`;
    taken.add(id);
    return { ...rule, id };
  });
}

function Form({ list, book, onClose }: { list: QualityList; book: RuleBook; onClose: () => void }) {
  const { t } = useTranslation();
  const [rules, setRules] = useState(book.rules);
  const save = useSaveRules(list);
  const errors = save.error instanceof Problem ? save.error.errors : [];
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(
      { rules: named(rules), version: book.version },
      {
        onSuccess: () => {
          toast({ message: t("quality.saved") });
          onClose();
        },
      },
    );
  };
  const add = () =>
    setRules([...rules, { id: "", field: book.fields[0] ?? "", kind: "required", weight: 1, active: true }]);
  return (
    <FormDialog
      title={t(`quality.rulesOf.${list}`)}
      submit={t("action.save")}
      busy={save.isPending}
      error={save.error?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={classes.hint}>{t("quality.rulesHint")}</p>
      <ol className={classes.rules}>
        {rules.map((rule, at) => (
          <RuleFields
            key={at}
            rule={rule}
            fields={book.fields}
            errorOf={(field) => errors.find((it) => it.field === `rules[${at}].${field}`)?.message}
            onChange={(next) => setRules(rules.map((it, index) => (index === at ? next : it)))}
            onRemove={() => setRules(rules.filter((_, index) => index !== at))}
          />
        ))}
      </ol>
      <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
        {t("quality.addRule")}
      </Button>
    </FormDialog>
  );
}
