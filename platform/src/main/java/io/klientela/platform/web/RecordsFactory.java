package io.klientela.platform.web;

import io.klientela.events.State;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.audit.ReadLog;
import io.klientela.platform.bulk.Bulks;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.export.Export;
import io.klientela.platform.outbox.AuditLog;
import io.klientela.platform.query.Lists;
import io.klientela.platform.security.Access;
import tools.jackson.databind.json.JsonMapper;

/** What a {@link ResourceController} works with. */
public record RecordsFactory(
        Lists lists,
        Access access,
        Stamps stamps,
        AuditLog audit,
        ReadLog reads,
        JsonMapper mapper,
        Export export,
        Bulks bulks,
        CustomFields customFields) {

    public <A extends Aggregate<S>, S extends State> Records<A, S> create(Aggregates<A, S> aggregates) {
        return new Records<>(aggregates, lists, access, audit, reads, customFields);
    }
}
