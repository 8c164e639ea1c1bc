import { Button, Switch, TextInput } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import type { Role } from "@/shared/api/types";
import { EditGate } from "@/shared/ui/EditGate";
import { EditorPage } from "@/shared/ui/EditorPage";
import { Panel } from "@/shared/ui/Page";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { useEditor } from "@/shared/ui/useEditor";
import { Pill } from "@/shared/ui/values";
import { roleResourcesOptions } from "./api";
import { CopyDialog } from "./CopyDialog";
import { DeleteRole } from "./DeleteRole";
import { FieldRules } from "./FieldRules";
import { Holders } from "./Holders";
import { MatrixTable } from "./MatrixTable";
import classes from "./Roles.module.css";
import {
  type FieldRule,
  type FullRole,
  givesEverything,
  type Matrix,
  matrixOf,
  permissionsOf,
  type RoleResource,
} from "./types";

export function RolePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const resources = useQuery(roleResourcesOptions);
  if (resources.isPending) return <SkeletonFacts label={t("state.loading")} />;
  if (resources.isError) return <Failure error={resources.error} retry={() => void resources.refetch()} />;
  return (
    <EditGate resource="roles" id={id}>
      {(role) => <RoleEditor role={role} resources={resources.data} />}
    </EditGate>
  );
}

interface Draft {
  name: string;
  everything: boolean;
  matrix: Matrix;
  fields: FieldRule[];
  secondFactorRequired: boolean;
}

const empty: Draft = { name: "", everything: false, matrix: {}, fields: [], secondFactorRequired: false };
const everything = [{ resource: "*", actions: ["*"], scope: "all" as const }];

/** What a role gives its holders and keeps from them. Of one that ships only the second factor is up to the company. */
function RoleEditor({ role, resources }: { role: Role | undefined; resources: RoleResource[] }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const [copying, setCopying] = useState(false);
  const shipped = role?.builtIn ?? false;
  const mayEdit = can("role", role ? "update" : "create");
  const read = useCallback(
    (it: FullRole): Draft => ({
      name: it.name,
      everything: givesEverything(it.permissions),
      matrix: givesEverything(it.permissions) ? {} : matrixOf(it.permissions, resources),
      fields: it.fields ?? [],
      secondFactorRequired: it.secondFactorRequired ?? false,
    }),
    [resources],
  );
  const write = (draft: Draft) =>
    shipped
      ? { secondFactorRequired: draft.secondFactorRequired }
      : {
          name: draft.name,
          permissions: draft.everything ? everything : permissionsOf(draft.matrix),
          fields: draft.everything ? [] : draft.fields,
          secondFactorRequired: draft.secondFactorRequired,
        };
  const editor = useEditor<"roles", Draft>({
    resource: "roles",
    record: role,
    empty,
    read,
    write,
    labels: {
      name: t("field.name"),
      everything: t("roles.everything"),
      matrix: t("roles.matrix"),
      fields: t("roles.fields"),
      secondFactorRequired: t("roles.secondFactor"),
    },
    onSaved: ({ id, name }, created) => {
      toast({ message: t("editor.saved", { name }) });
      if (created) void navigate({ to: "/settings/roles/$id", params: { id }, replace: true });
    },
  });
  const { draft, set } = editor;
  const changeable = mayEdit && !shipped;
  const shown = useMemo(
    () => (draft.everything ? matrixOf(everything, resources) : draft.matrix),
    [draft.everything, draft.matrix, resources],
  );
  return (
    <EditorPage
      title={role?.name ?? t("roles.new")}
      aside={shipped && <Pill>{t("roles.shipped")}</Pill>}
      editor={editor}
      editable={mayEdit}
      actions={
        role && (
          <>
            {can("role", "create") && (
              <Button variant="default" leftSection={<IconCopy size={14} />} onClick={() => setCopying(true)}>
                {t("roles.copy")}
              </Button>
            )}
            {!shipped && can("role", "delete") && <DeleteRole role={role} />}
          </>
        )
      }
    >
      <div className={classes.page} data-wide>
        {shipped && <p className={classes.note}>{t("roles.shippedHint")}</p>}
        <Panel title={t("roles.about")}>
          <div className={classes.about}>
            {!shipped && (
              <TextInput
                label={t("field.name")}
                value={draft.name}
                readOnly={!changeable}
                onChange={(event) => set({ name: event.currentTarget.value })}
                error={editor.errorOf("name")}
              />
            )}
            <Switch
              label={t("roles.secondFactor")}
              description={t("roles.secondFactorHint")}
              checked={draft.secondFactorRequired}
              disabled={!mayEdit}
              onChange={(event) => set({ secondFactorRequired: event.currentTarget.checked })}
            />
            {!shipped && (
              <Switch
                label={t("roles.everything")}
                description={t("roles.everythingHint")}
                checked={draft.everything}
                disabled={!changeable}
                onChange={(event) => set({ everything: event.currentTarget.checked })}
              />
            )}
          </div>
        </Panel>
        <Panel title={t("roles.matrix")} flush>
          <MatrixTable
            resources={resources}
            matrix={shown}
            onChange={changeable && !draft.everything ? (matrix) => set({ matrix }) : undefined}
          />
        </Panel>
        {!draft.everything && (
          <Panel title={t("roles.fields")}>
            <FieldRules
              resources={resources}
              rules={draft.fields}
              onChange={changeable ? (fields) => set({ fields }) : undefined}
            />
          </Panel>
        )}
        {role && <Holders roleId={role.id} />}
      </div>
      {copying && role && <CopyDialog role={role} onClose={() => setCopying(false)} />}
    </EditorPage>
  );
}
