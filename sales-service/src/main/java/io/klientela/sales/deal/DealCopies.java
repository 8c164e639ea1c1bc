package io.klientela.sales.deal;

import com.mongodb.client.model.Filters;
import io.klientela.events.Topics;
import io.klientela.events.sales.DealContact;
import io.klientela.events.sales.DealLine;
import io.klientela.events.sales.DealState;
import io.klientela.events.sales.Stage;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.reference.Reference;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.sales.pipeline.Pipelines;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Carries new names of companies, people, products and stages into the deals that show them, deal by deal, each with its
 * event. It looks for deals that show another name than the present one, so an event that comes again finds none.
 */
@Component
class DealCopies implements Projection {
    private static final Map<String, ReferenceType> TYPES = Map.of(
            Topics.COMPANIES, ReferenceType.COMPANY,
            Topics.CONTACTS, ReferenceType.CONTACT,
            Topics.USERS, ReferenceType.USER,
            Topics.PRODUCTS, ReferenceType.PRODUCT);

    private final Aggregates<Deal, DealState> deals;
    private final References references;
    private final Pipelines pipelines;
    private final Stamps stamps;

    DealCopies(Aggregates<Deal, DealState> deals, References references, Pipelines pipelines, Stamps stamps) {
        this.deals = deals;
        this.references = references;
        this.pipelines = pipelines;
        this.stamps = stamps;
    }

    @Override
    public String name() {
        return "deal-copies";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.COMPANIES, Topics.CONTACTS, Topics.USERS, Topics.PRODUCTS, Topics.PIPELINES);
    }

    @Override
    public void apply(List<Received> events) {
        Map<String, List<Received>> byTopic = events.stream()
                .filter(event -> !event.isDeletion() && !event.type().endsWith(".created.v1"))
                .collect(Collectors.groupingBy(Received::topic));
        byTopic.forEach((topic, changes) -> {
            Set<String> ids = changes.stream().map(Received::key).collect(Collectors.toSet());
            ReferenceType type = TYPES.get(topic);
            if (type == null) {
                ids.forEach(this::copyStages);
            } else {
                // Deals that are made from now on take the new name.
                references.apply(changes);
                references.findAll(type, ids).values().forEach(this::copyName);
            }
        });
    }

    private void copyName(Reference now) {
        String id = now.id();
        String name = now.name();
        switch (now.type()) {
            case COMPANY -> everywhere(differs("companyId", id, "companyName", name), deal -> deal.companyName = name);
            case USER -> everywhere(differs("ownerId", id, "ownerName", name), deal -> deal.ownerName = name);
            case CONTACT ->
                everywhere(
                        Filters.elemMatch("state.contacts", other("contactId", id, "name", name)),
                        deal -> deal.contacts = deal.contacts.stream()
                                .map(contact -> contact.contactId().equals(id)
                                        ? new DealContact(id, name, contact.role())
                                        : contact)
                                .toList());
            case PRODUCT ->
                everywhere(
                        Filters.elemMatch("state.lines", other("productId", id, "productName", name)),
                        deal -> deal.lines = deal.lines.stream()
                                .map(line -> line.productId().equals(id)
                                        ? new DealLine(id, name, line.quantity(), line.unitPrice())
                                        : line)
                                .toList());
            case TEAM, DEAL, TICKET -> {}
        }
    }

    private void copyStages(String pipelineId) {
        pipelines
                .find(pipelineId)
                .ifPresent(stages -> stages.pipeline().stages().forEach(this::copyStage));
    }

    private void copyStage(Stage stage) {
        Bson differs = Filters.and(
                Filters.eq("state.stageId", stage.id()),
                Filters.or(
                        Filters.ne("state.stage", stage.name()), Filters.ne("state.probability", stage.probability())));
        everywhere(differs, deal -> {
            deal.stage = stage.name();
            deal.probability = stage.probability();
        });
    }

    private static Bson differs(String idField, String id, String nameField, String name) {
        return other("state." + idField, id, "state." + nameField, name);
    }

    private static Bson other(String idField, String id, String nameField, String name) {
        return Filters.and(Filters.eq(idField, id), Filters.ne(nameField, name));
    }

    private void everywhere(Bson differing, Consumer<DealDraft> change) {
        deals.changeAll(differing, deal -> deal.change(stamps.now(), change));
    }

    /** Nothing is kept: a rebuild goes through all names again and changes what differs. */
    @Override
    public void clear() {}
}
