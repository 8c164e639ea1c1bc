package io.klientela.contacts.lead;

import io.klientela.contacts.lead.ConversionWish.DealWish;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.client.ApiClient;
import io.klientela.platform.client.ApiRefused;
import io.klientela.platform.client.ApiUnavailable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the deal of a lead at sales-service, once: a deal carries the lead as its external id, which no two deals share. */
@Component
class DealOfLead {
    /** Sales may hear of a contact or a company that was made just now a moment later. */
    private static final int MOST_TRIES = 5;

    private final ApiClient api;

    DealOfLead(ApiClient api) {
        this.api = api;
    }

    /**
     * The id of the lead's deal.
     *
     * @param tries how often sales has refused it before
     * @throws ApiUnavailable where another attempt may succeed
     * @throws ApiRefused where none will
     */
    String findOrOpen(
            LeadState lead, DealWish wish, @Nullable String contactId, @Nullable String companyId, int tries) {
        return find(lead.id()).orElseGet(() -> open(lead, wish, contactId, companyId, tries));
    }

    private Optional<String> find(String leadId) {
        String filter = URLEncoder.encode("externalId == \"%s\"".formatted(externalId(leadId)), StandardCharsets.UTF_8);
        String id = api.get("/deals?limit=1&filter=" + filter)
                .body()
                .at("/items/0/id")
                .asString("");
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    private String open(
            LeadState lead, DealWish wish, @Nullable String contactId, @Nullable String companyId, int tries) {
        Map<String, Object> deal = new HashMap<>();
        deal.put("name", wish.name());
        deal.put("externalId", externalId(lead.id()));
        deal.put("tags", lead.tags());
        put(deal, "pipelineId", wish.pipelineId());
        put(deal, "amount", wish.amount());
        put(deal, "companyId", companyId);
        put(deal, "contacts", contactId == null ? null : List.of(Map.of("contactId", contactId)));
        put(deal, "ownerId", lead.ownerId());
        put(deal, "teamId", lead.teamId());
        String key = "lead/%s/deal".formatted(lead.id());
        try {
            return api.post("/deals", deal, tries == 0 ? key : key + "/" + tries)
                    .text("id");
        } catch (ApiRefused e) {
            if (tries < MOST_TRIES && isTooEarly(e)) {
                throw new ApiUnavailable(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static boolean isTooEarly(ApiRefused refused) {
        String said = String.valueOf(refused.getMessage());
        return refused.status() == 422 && (said.contains("no such contact") || said.contains("no such company"));
    }

    private static void put(Map<String, Object> deal, String field, @Nullable Object value) {
        if (value != null) {
            deal.put(field, value);
        }
    }

    private static String externalId(String leadId) {
        return "lead:" + leadId;
    }
}
