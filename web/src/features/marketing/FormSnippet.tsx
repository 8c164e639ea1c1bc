import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CopyText } from "@/shared/ui/CopyText";
import named from "@/shared/ui/named.module.css";
import { Panel } from "@/shared/ui/Page";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { snippetOptions } from "./api";
import classes from "./Form.module.css";
import type { WebForm } from "./types";

/** How a form gets onto a page: a script that keeps up with changes, or plain HTML to own. */
export function FormSnippet({ form }: { form: WebForm }) {
  const { t } = useTranslation();
  const snippet = useQuery(snippetOptions(form.id));
  return (
    <div className={classes.page}>
      <Panel title={t("webForm.embed")}>
        {snippet.isPending ? (
          <SkeletonFacts label={t("state.loading")} />
        ) : snippet.isError ? (
          <Failure inline error={snippet.error} retry={() => void snippet.refetch()} />
        ) : (
          <div className={classes.form}>
            {!form.active && <p className={classes.warning}>{t("webForm.inactiveHint")}</p>}
            <p className={classes.hint}>{t("webForm.scriptHint")}</p>
            <CopyText label={t("webForm.script")} value={snippet.data.script} />
            <p className={classes.hint}>{t("webForm.htmlHint")}</p>
            <CopyText label={t("webForm.html")} value={snippet.data.html} />
            <p className={classes.hint}>
              {t("webForm.pageHint")}{" "}
              <a
                className={named.link}
                href={`/public/marketing/forms/${form.id}`}
                target="_blank"
                rel="noopener noreferrer"
              >
                {t("webForm.openPage")}
              </a>
            </p>
          </div>
        )}
      </Panel>
    </div>
  );
}
