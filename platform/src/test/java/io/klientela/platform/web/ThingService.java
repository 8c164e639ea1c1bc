package io.klientela.platform.web;

import io.klientela.events.sales.ProductState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Thing;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
class ThingService {

    @Bean
    Aggregates<Thing, ProductState> things(AggregateFactory factory) {
        return factory.create(Thing.TYPE);
    }

    record ThingInput(
            @NotBlank @Size(max = 100) String name,
            @Nullable String externalId) {}

    @RestController
    @RequestMapping("/api/v1/things")
    static class Things extends ResourceController<Thing, ProductState, ThingInput> {
        Things(Aggregates<Thing, ProductState> things, RecordsFactory with) {
            super(things, with, ThingInput.class);
        }

        @Override
        protected Thing create(String id, ThingInput input, Stamp stamp) {
            return Thing.create(id, input.name(), input.externalId(), stamp);
        }

        @Override
        protected ThingInput inputOf(ProductState state) {
            return new ThingInput(state.name(), state.externalId());
        }

        @Override
        protected void edit(Thing thing, ThingInput input, Stamp stamp) {
            if (!input.name().equals(thing.state().name())) {
                thing.rename(input.name(), stamp);
            }
        }

        @Override
        protected void delete(Thing thing, Stamp stamp) {
            thing.delete();
        }
    }
}
