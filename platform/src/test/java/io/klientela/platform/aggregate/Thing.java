package io.klientela.platform.aggregate;

import io.klientela.events.sales.ProductEvent;
import io.klientela.events.sales.ProductState;
import io.klientela.platform.Json;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The smallest aggregate that uses everything: it borrows the published form of a product. */
public final class Thing extends Aggregate<ProductState> {
    public static final AggregateType<Thing, ProductState> TYPE = AggregateType.of(
                    "thing", "things", "klientela.sales.product", ProductState.class, Thing::new)
            .searchedBy(thing -> Arrays.asList(thing.name(), thing.externalId()))
            .indexed("name")
            .uniquely("externalId");

    private Thing(String id) {
        super(id);
    }

    Thing(ProductState state, long version) {
        super(state, version);
    }

    public static Thing create(String id, String name, @Nullable String externalId, Stamp stamp) {
        Thing thing = new Thing(id);
        thing.record(new ProductEvent.Created(new ProductState(
                id, name, null, null, null, null, true, externalId, stamp.at(), stamp.by(), stamp.at())));
        return thing;
    }

    public void rename(String name, Stamp stamp) {
        ProductState before = state();
        ProductState after = new ProductState(
                before.id(),
                name,
                before.sku(),
                before.family(),
                before.description(),
                before.price(),
                before.active(),
                before.externalId(),
                before.createdAt(),
                before.createdBy(),
                stamp.at());
        record(new ProductEvent.Updated(after, Json.changes(before, after)));
    }

    public void delete() {
        recordDeletion(new ProductEvent.Deleted(state()));
    }

    public void revive() {
        recordReturn(new ProductEvent.Updated(state(), Map.of()));
    }
}
