import { Button, FileInput, Select, Stepper } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Import } from "@/shared/api/imports";
import { Problem } from "@/shared/api/problem";
import { Panel } from "@/shared/ui/Page";
import { type Importable, mappingsOptions, previewFile, rehearse } from "./api";
import { ColumnTable } from "./ColumnTable";
import classes from "./ImportsPage.module.css";
import { ReadingPanel } from "./ReadingPanel";
import { Rehearsal } from "./Rehearsal";
import type { Choice, Preview, Reading } from "./types";

type Step = 0 | 1 | 2;

/** From a file to an import: how it is read, what its columns mean, and what would happen. */
export function ImportSteps({ allowed }: { allowed: Importable[] }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>(0);
  const [resource, setResource] = useState<Importable>(allowed[0] ?? "contacts");
  const [file, setFile] = useState<File | null>(null);
  const [reading, setReading] = useState<Reading>({});
  const [preview, setPreview] = useState<Preview | null>(null);
  const [columns, setColumns] = useState<Record<string, Choice>>({});
  const [tried, setTried] = useState<Import | null>(null);
  const mappings = useQuery(mappingsOptions(resource));

  const look = useMutation({
    mutationFn: ({ file, reading }: { file: File; reading: Reading }) => previewFile(resource, file, reading),
    onSuccess: (found) => {
      setPreview(found);
      setColumns(suggested(found));
      setStep(1);
    },
  });
  const check = useMutation({
    mutationFn: (file: File) => rehearse(resource, file, reading, columns),
    onSuccess: (started) => {
      setTried(started);
      setStep(2);
    },
  });
  const again = (next: Reading) => {
    setReading(next);
    if (file) look.mutate({ file, reading: next });
  };
  const failure = look.error ?? check.error;
  return (
    <Panel title={t("import.start")}>
      <Stepper
        active={step}
        onStepClick={(next) => next < step && setStep(next as Step)}
        size="xs"
        iconSize={26}
        classNames={{ steps: classes.steps }}
      >
        <Stepper.Step label={t("import.step.file")}>
          <div className={classes.form}>
            <Select
              label={t("import.what")}
              data={allowed.map((it) => ({ value: it, label: t(`import.resource.${it}`) }))}
              value={resource}
              onChange={(next) => setResource((next ?? resource) as Importable)}
              allowDeselect={false}
            />
            <FileInput
              label={t("import.file")}
              placeholder={t("import.chooseFile")}
              accept=".csv,.tsv,.txt,.xlsx,.vcf,text/csv"
              leftSection={<IconFileImport size={16} stroke={1.5} />}
              value={file}
              onChange={(next) => {
                setFile(next);
                setReading({});
              }}
              clearable
            />
            <div>
              <Button
                disabled={!file}
                loading={look.isPending}
                onClick={() => file && look.mutate({ file, reading: {} })}
              >
                {t("import.look")}
              </Button>
            </div>
          </div>
        </Stepper.Step>
        <Stepper.Step label={t("import.step.columns")}>
          {preview && (
            <>
              <ReadingPanel preview={preview} reading={reading} onChange={again} busy={look.isPending} />
              <ColumnTable
                resource={resource}
                preview={preview}
                fields={mappings.data?.fields ?? []}
                columns={columns}
                onChange={setColumns}
              />
              <div className={classes.downloads}>
                <Button
                  disabled={!file || Object.keys(columns).length === 0}
                  loading={check.isPending}
                  onClick={() => file && check.mutate(file)}
                >
                  {t("import.check")}
                </Button>
              </div>
            </>
          )}
        </Stepper.Step>
        <Stepper.Step label={t("import.step.check")}>
          {tried && <Rehearsal resource={resource} id={tried.id} />}
        </Stepper.Step>
      </Stepper>
      {failure && (
        <p className={classes.error} role="alert">
          {failure instanceof Problem ? (failure.errors[0]?.message ?? failure.message) : failure.message}
        </p>
      )}
    </Panel>
  );
}

function suggested(preview: Preview): Record<string, Choice> {
  const columns: Record<string, Choice> = {};
  for (const column of preview.columns) {
    if (column.suggestion) columns[column.name] = { field: column.suggestion };
  }
  return columns;
}
