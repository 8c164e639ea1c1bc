import { useQuery } from "@tanstack/react-query";
import { recordOptions } from "@/shared/api/resources";
import { EditGate } from "@/shared/ui/EditGate";
import { CampaignEditor } from "./CampaignEditor";
import { CampaignResult } from "./CampaignResult";
import { pace } from "./campaignStatus";

export interface CampaignSearch {
  /** Which of its mails are listed. */
  filter?: string | undefined;
  /** Whom a new one is for. */
  segment?: string | undefined;
}

interface Props {
  id: string;
  search: CampaignSearch;
  onSearch: (next: CampaignSearch) => void;
}

/** A campaign: written while it is a draft, watched from then on. */
export function CampaignPage({ id, search, onSearch }: Props) {
  const segment = useQuery({
    ...recordOptions("segments", search.segment ?? ""),
    enabled: id === "new" && !!search.segment,
  });
  if (id === "new" && search.segment && segment.isPending) return null;
  return (
    <EditGate resource="campaigns" id={id} every={pace}>
      {(campaign) =>
        !campaign || campaign.status === "draft" ? (
          <CampaignEditor campaign={campaign} segment={segment.data} />
        ) : (
          <CampaignResult
            campaign={campaign}
            filter={search.filter ?? ""}
            onFilter={(filter) => onSearch({ filter: filter || undefined })}
          />
        )
      }
    </EditGate>
  );
}
