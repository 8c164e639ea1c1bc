package io.klientela.events.sales;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a product. */
public sealed interface ProductEvent extends Event<ProductState> {

    @EventType("klientela.sales.product.created.v1")
    record Created(ProductState state) implements ProductEvent {}

    @EventType("klientela.sales.product.updated.v1")
    record Updated(ProductState state, Map<String, FieldChange> changes) implements ProductEvent {}

    @EventType("klientela.sales.product.deleted.v1")
    record Deleted(ProductState state) implements ProductEvent {}
}
