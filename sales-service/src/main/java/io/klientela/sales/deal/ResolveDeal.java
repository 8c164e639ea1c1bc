package io.klientela.sales.deal;

import io.klientela.events.sales.DealContact;
import io.klientela.events.sales.DealLine;
import io.klientela.events.sales.DealState;
import io.klientela.events.sales.Stage;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.reference.Owners;
import io.klientela.platform.reference.Reference;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.web.Problem;
import io.klientela.sales.pipeline.Pipelines;
import io.klientela.sales.pipeline.Stages;
import io.klientela.sales.product.Products;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks up what an input refers to. What a deal has already is not looked up again: a deal can still be edited when
 * somebody it mentions is gone.
 */
@Component
class ResolveDeal {
    private final Pipelines pipelines;
    private final Products products;
    private final References references;
    private final Owners owners;

    ResolveDeal(Pipelines pipelines, Products products, References references, Owners owners) {
        this.pipelines = pipelines;
        this.products = products;
        this.references = references;
        this.owners = owners;
    }

    /** @throws Problem 422 that names the field that does not fit */
    DealContent forNew(DealInput input) {
        Stages stages = input.pipelineId() == null
                ? pipelines.defaultOne()
                : pipelines.require(input.pipelineId(), "pipelineId");
        Stage stage = input.stageId() == null ? stages.first() : stages.require(input.stageId(), "stageId");
        return content(input, stages, stage, owners.ofNew(input.ownerId(), input.teamId()), null);
    }

    /** @throws Problem 422 that names the field that does not fit */
    DealContent forChange(DealInput input, DealState before) {
        String pipelineId = input.pipelineId() == null ? before.pipelineId() : input.pipelineId();
        Stages stages = pipelines.require(pipelineId, "pipelineId");
        boolean stays = input.stageId() == null || input.stageId().equals(before.stageId());
        boolean elsewhere = !pipelineId.equals(before.pipelineId());
        Stage stage = stays && elsewhere
                ? stages.first()
                : stages.require(stays ? before.stageId() : Objects.requireNonNull(input.stageId()), "stageId");
        Owner current = new Owner(before.ownerId(), before.ownerName(), before.teamId());
        return content(input, stages, stage, owners.ofChanged(current, input.ownerId(), input.teamId()), before);
    }

    private DealContent content(DealInput input, Stages stages, Stage stage, Owner owner, @Nullable DealState before) {
        List<DealLine> lines = lines(input.linesOrNone(), before);
        return new DealContent(
                input.name().strip(),
                stages,
                stage,
                Amounts.of(input.amount(), lines, before),
                input.companyId(),
                companyName(input.companyId(), before),
                contacts(input.contactsOrNone(), before),
                lines,
                input.engagedOn(),
                input.expectedCloseOn(),
                input.nextStep(),
                input.tagsOrNone().stream().map(String::strip).distinct().toList(),
                input.externalId(),
                owner);
    }

    private @Nullable String companyName(@Nullable String id, @Nullable DealState before) {
        if (id == null) {
            return null;
        }
        return before != null && id.equals(before.companyId())
                ? before.companyName()
                : references.require(ReferenceType.COMPANY, id, "companyId").name();
    }

    private List<DealContact> contacts(List<DealInput.Contact> inputs, @Nullable DealState before) {
        Map<String, DealContact> distinct = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            DealContact contact = contact(inputs.get(i), "contacts[%d].contactId".formatted(i), before);
            distinct.putIfAbsent(contact.contactId(), contact);
        }
        return List.copyOf(distinct.values());
    }

    /** Who was merged is named as the one who stands for them. */
    private DealContact contact(DealInput.Contact input, String field, @Nullable DealState before) {
        return (before == null ? List.<DealContact>of() : before.contacts())
                .stream()
                        .filter(known -> known.contactId().equals(input.contactId()))
                        .findFirst()
                        .map(known -> new DealContact(known.contactId(), known.name(), input.role()))
                        .orElseGet(() -> {
                            Reference person = references.require(ReferenceType.CONTACT, input.contactId(), field);
                            return new DealContact(person.id(), person.name(), input.role());
                        });
    }

    private List<DealLine> lines(List<DealInput.Line> inputs, @Nullable DealState before) {
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> line(inputs.get(i), "lines[%d].".formatted(i), before))
                .toList();
    }

    private DealLine line(DealInput.Line input, String field, @Nullable DealState before) {
        if (input.unitPrice() != null && input.unitPrice().amount().signum() < 0) {
            throw Problem.unprocessable("A price is not negative.").field(field + "unitPrice", "is negative");
        }
        String name = (before == null ? List.<DealLine>of() : before.lines())
                .stream()
                        .filter(known -> known.productId().equals(input.productId()))
                        .map(DealLine::productName)
                        .findFirst()
                        .orElseGet(() -> products.requireActive(input.productId(), field + "productId")
                                .name());
        BigDecimal quantity = input.quantity() == null ? BigDecimal.ONE : input.quantity();
        return new DealLine(input.productId(), name, quantity, input.unitPrice());
    }
}
