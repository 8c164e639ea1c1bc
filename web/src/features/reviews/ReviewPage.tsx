import { Button, Menu } from "@mantine/core";
import { IconDots, IconDownload, IconSignature } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan, useMe } from "@/shared/api/session";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import list from "@/shared/ui/list/ResourceList.module.css";
import { Page } from "@/shared/ui/Page";
import { QuickSearch } from "@/shared/ui/QuickSearch";
import { Failure, NoPermission, SkeletonFacts } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { Ago } from "@/shared/ui/values";
import { cancelReview, countOptions, exportPath, forget, reviewOptions } from "./api";
import { LineList } from "./LineList";
import { ReviewState } from "./ReviewState";
import classes from "./Reviews.module.css";
import { SignDialog } from "./SignDialog";
import type { AccessReview } from "./types";
import { nameOf } from "./words";

export interface ReviewSearch {
  view?: string | undefined;
  q?: string | undefined;
}

interface Props {
  id: string;
  search: ReviewSearch;
  onSearch: (next: ReviewSearch) => void;
}

const undecided = 'decision == "open"';
const views: Record<string, string | undefined> = {
  open: undecided,
  all: undefined,
  unused: "unused || unusedRights > 0",
  revoked: 'decision == "revoke"',
  clients: 'holderType == "client"',
};

/** One review: every role of everybody, whether it is used, and what is decided about it. */
export function ReviewPage({ id, search, onSearch }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const query = useQuery({ ...reviewOptions(id), enabled: can("access-review", "read") });
  const left = useQuery({ ...countOptions(id, undecided), enabled: query.data?.status === "open" });
  const [dialog, setDialog] = useState<"sign" | "cancel">();
  if (me && !can("access-review", "read")) return <NoPermission page />;
  const review = query.data;
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!review) {
    return (
      <Page title={t("nav.accessReviews")}>
        <SkeletonFacts label={t("state.loading")} />
      </Page>
    );
  }
  const open = review.status === "open";
  const decides = open && can("access-review", "update");
  const view = search.view && search.view in views ? search.view : open ? "open" : "all";
  return (
    <Page
      fill
      title={nameOf(review, t)}
      aside={<ReviewState review={review} />}
      actions={
        <>
          {can("access-review", "export") && <Export id={review.id} />}
          {decides && (
            <Button
              leftSection={<IconSignature size={14} />}
              disabled={left.data !== 0}
              onClick={() => setDialog("sign")}
            >
              {t("reviews.sign")}
            </Button>
          )}
          {decides && (
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default" px={8} aria-label={t("reviews.more")}>
                  <IconDots size={16} />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item color="red" onClick={() => setDialog("cancel")}>
                  {t("reviews.cancel")}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </>
      }
      toolbar={
        <>
          <Progress review={review} left={left.data} />
          <nav className={list.views} aria-label={t("list.views")}>
            {Object.keys(views)
              .filter((it) => open || it !== "open")
              .map((it) => (
                <button
                  key={it}
                  type="button"
                  className={list.view}
                  aria-current={it === view ? "true" : undefined}
                  onClick={() => onSearch({ ...search, view: it })}
                >
                  {t(`reviews.views.${it}`)}
                </button>
              ))}
          </nav>
          <QuickSearch value={search.q ?? ""} onChange={(q) => onSearch({ ...search, q: q || undefined })} />
        </>
      }
    >
      <div className={list.surface}>
        <LineList review={review} filter={views[view]} q={search.q} decides={decides} />
      </div>
      {dialog === "sign" && <SignDialog review={review} onClose={() => setDialog(undefined)} />}
      {dialog === "cancel" && <CancelDialog review={review} onClose={() => setDialog(undefined)} />}
    </Page>
  );
}

function Progress({ review, left }: { review: AccessReview; left: number | undefined }) {
  const { t } = useTranslation();
  if (review.status === "signed") {
    return (
      <div className={classes.record}>
        <p>
          {t("reviews.outcome", {
            kept: review.kept ?? 0,
            revoked: review.revoked ?? 0,
            name: review.signedByName ?? review.signedBy,
          })}{" "}
          <Ago value={review.signedAt} />
        </p>
        {review.note && <p className={classes.text}>{review.note}</p>}
        <p className={classes.hint}>
          {t("reviews.digest")} <code>{review.digest}</code>
        </p>
      </div>
    );
  }
  if (review.status !== "open" || left === undefined) return null;
  const done = review.lines - left;
  return (
    <div className={classes.progress}>
      <span role="status">{t("reviews.progress", { done, count: review.lines })}</span>
      <progress max={review.lines || 1} value={done} aria-label={t("reviews.progressLabel")} />
    </div>
  );
}

function Export({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={14} />}>
          {t("reviews.export")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(["csv", "ndjson"] as const).map((format) => (
          <Menu.Item key={format} component="a" href={exportPath(id, format)} download>
            {t(`reviews.formats.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function CancelDialog({ review, onClose }: { review: AccessReview; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelReview(review),
    onSuccess: () => {
      toast({ message: t("reviews.cancelled") });
      onClose();
    },
    onSettled: () => forget(client),
  });
  return (
    <ConfirmDialog
      title={t("reviews.cancel")}
      confirm={t("reviews.cancel")}
      danger
      busy={cancel.isPending}
      error={cancel.error?.message}
      onConfirm={() => cancel.mutate()}
      onClose={onClose}
    >
      <p className={classes.hint}>{t("reviews.cancelHint")}</p>
    </ConfirmDialog>
  );
}
