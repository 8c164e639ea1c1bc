import { Button } from "@mantine/core";
import { IconSquareCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import { toast } from "@/shared/ui/toast";
import { mostTasks, type QualityList, useGiveTasks } from "./api";

interface Props {
  list: QualityList;
  /** The records, each of which gets a task of its own. */
  ids: string[];
  /** Beside other buttons of a bar, instead of below a text. */
  inBar?: boolean;
  onGiven?: () => void;
}

const week = 7 * 24 * 3_600_000;

/** Asks the owners of some records to mend them, with one click; asked again, there is still one task for each. */
export function GiveTasks({ list, ids, inBar, onGiven }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const give = useGiveTasks(list);
  if (!can("activity", "create")) return null;
  const tooMany = ids.length > mostTasks;
  return (
    <Button
      variant={inBar ? "default" : "subtle"}
      {...(inBar ? {} : { size: "compact-xs" })}
      leftSection={<IconSquareCheck size={14} />}
      loading={give.isPending}
      disabled={tooMany}
      title={tooMany ? t("quality.mostTasks", { count: mostTasks }) : undefined}
      onClick={() =>
        give.mutate(
          { name: t(`quality.oneTask.${list}`), dueAt: new Date(Date.now() + week).toISOString(), ids },
          {
            onSuccess: (given) => {
              toast({ message: t("quality.tasksGiven", { ...given }) });
              onGiven?.();
            },
            onError: (error) => toast({ bad: true, message: error.message }),
          },
        )
      }
    >
      {t(inBar ? "quality.tasksOfChosen" : "quality.task")}
    </Button>
  );
}
