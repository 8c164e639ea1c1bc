package io.klientela.sales.product;

import io.klientela.events.Topics;
import io.klientela.events.sales.ProductEvent;
import io.klientela.events.sales.ProductState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that is sold. One that deals contain can be deactivated, not deleted. */
final class Product extends Aggregate<ProductState> {
    static final AggregateType<Product, ProductState> TYPE = AggregateType.of(
                    "product", "products", Topics.PRODUCTS, ProductState.class, Product::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.sku(), state.family()))
            .indexed("name", "family", "price.amount", "createdAt", "updatedAt")
            .uniquely("sku", "externalId");

    private Product(String id) {
        super(id);
    }

    Product(ProductState state, long version) {
        super(state, version);
    }

    static Product create(String id, ProductInput input, @Nullable String externalId, Stamp stamp) {
        Product product = new Product(id);
        product.record(new ProductEvent.Created(state(id, input, true, externalId, stamp.at(), stamp.by(), stamp)));
        return product;
    }

    void edit(ProductInput input, Stamp stamp) {
        change(input, state().externalId(), stamp);
    }

    /** Takes over what a file says, and the file's name for it where it had none. */
    void takeFrom(ProductInput input, String externalId, Stamp stamp) {
        change(input, state().externalId() == null ? externalId : state().externalId(), stamp);
    }

    private void change(ProductInput input, @Nullable String externalId, Stamp stamp) {
        ProductState before = state();
        ProductState after =
                state(id(), input, before.active(), externalId, before.createdAt(), before.createdBy(), stamp);
        var changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new ProductEvent.Updated(after, changes));
        }
    }

    private static ProductState state(
            String id,
            ProductInput input,
            boolean activeByDefault,
            @Nullable String externalId,
            Instant createdAt,
            String createdBy,
            Stamp stamp) {
        if (input.price() != null && input.price().amount().signum() < 0) {
            throw Problem.unprocessable("A price is not negative.").field("price", "is negative");
        }
        return new ProductState(
                id,
                input.name().strip(),
                input.sku(),
                input.family(),
                input.description(),
                input.price(),
                input.active() == null ? activeByDefault : input.active(),
                externalId,
                createdAt,
                createdBy,
                stamp.at());
    }

    /** Takes an earlier state again, as when an import is undone; records nothing where nothing differs. */
    void restore(ProductState earlier) {
        var changes = Json.changes(state(), earlier);
        if (!changes.isEmpty()) {
            record(new ProductEvent.Updated(earlier, changes));
        }
    }

    void delete(ProductUse use) {
        long deals = use.dealsWith(id());
        if (deals > 0) {
            throw Problem.conflict("%,d deals contain this product. Deactivate it instead: PATCH {\"active\": false}."
                    .formatted(deals));
        }
        recordDeletion(new ProductEvent.Deleted(state()));
    }

    /** Is there again after its deletion, as it was. */
    void revive() {
        recordReturn(new ProductEvent.Updated(state(), Map.of()));
    }
}
