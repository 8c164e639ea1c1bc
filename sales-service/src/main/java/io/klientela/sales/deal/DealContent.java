package io.klientela.sales.deal;

import io.klientela.events.Money;
import io.klientela.events.sales.DealContact;
import io.klientela.events.sales.DealLine;
import io.klientela.events.sales.Stage;
import io.klientela.platform.reference.Owner;
import io.klientela.sales.pipeline.Stages;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants a deal to be, with every id looked up and its name beside it. */
record DealContent(
        String name,
        Stages stages,
        Stage stage,
        @Nullable Money amount,
        @Nullable String companyId,
        @Nullable String companyName,
        List<DealContact> contacts,
        List<DealLine> lines,
        @Nullable LocalDate engagedOn,
        @Nullable LocalDate expectedCloseOn,
        @Nullable String nextStep,
        List<String> tags,
        @Nullable String externalId,
        Owner owner) {}
