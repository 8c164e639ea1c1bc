package io.klientela.marketing.person;

import io.klientela.events.Money;
import io.klientela.platform.consume.Received;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** What is kept of a deal. */
record DealRow(
        String status,
        @Nullable List<Contact> contacts,
        @Nullable Money amount,
        @Nullable LocalDate closedOn) {

    record Contact(String contactId) {}

    static Document of(Received event) {
        DealRow deal = event.state(DealRow.class);
        Money amount = deal.amount;
        return new Document("status", deal.status)
                .append(
                        "contactIds",
                        deal.contacts == null
                                ? List.of()
                                : deal.contacts.stream().map(Contact::contactId).toList())
                .append("amount", amount == null ? null : new Decimal128(amount.amount()))
                .append("currency", amount == null ? null : amount.currency())
                .append("closedOn", deal.closedOn == null ? null : deal.closedOn.toString())
                .append("deleted", event.isDeletion());
    }
}
