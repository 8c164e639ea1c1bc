import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import type { KeyedField } from "./FieldsEditor";
import classes from "./Form.module.css";
import type { FormDraft } from "./FormPage";

/** The form as a visitor sees it. */
export function FormPreview({ form }: { form: FormDraft }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("webForm.preview")}>
      <div className={classes.paper} inert>
        {form.title && <p className={classes.paperTitle}>{form.title}</p>}
        {form.fields.map((field) => (
          <Field key={field.uid} field={field} />
        ))}
        <span className={classes.paperButton}>{form.submitLabel || "…"}</span>
      </div>
      <p className={classes.after}>
        {form.redirectUrl
          ? t("webForm.thenRedirect", { url: form.redirectUrl })
          : t("webForm.thenThanks", { text: form.thankYou })}
      </p>
    </Panel>
  );
}

function Field({ field }: { field: KeyedField }) {
  const name = (
    <span>
      {field.label || field.key}
      {field.required && <span aria-hidden> *</span>}
    </span>
  );
  if (field.kind === "checkbox") {
    return (
      <div className={classes.paperCheck}>
        <input type="checkbox" readOnly /> {name}
      </div>
    );
  }
  return (
    <div className={classes.paperField}>
      {name}
      {field.kind === "textarea" ? (
        <textarea rows={3} readOnly />
      ) : field.kind === "choice" ? (
        <select>
          <option>–</option>
          {field.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input type={field.kind === "phone" ? "tel" : field.kind} readOnly />
      )}
    </div>
  );
}
