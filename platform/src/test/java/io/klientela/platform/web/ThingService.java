package io.klientela.platform.web;

import com.mongodb.client.MongoDatabase;
import io.klientela.events.sales.ProductState;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Thing;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.bson.Document;
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

    /** A view of the service's own events. */
    @Bean
    Projection thingNames(MongoDatabase database) {
        ReadModel names = new ReadModel(database.getCollection("names"));
        return new Projection() {
            @Override
            public String name() {
                return "thing-names";
            }

            @Override
            public Set<String> topics() {
                return Set.of(Thing.TYPE.topic());
            }

            @Override
            public void apply(List<Received> events) {
                names.apply(events, event -> new Document());
            }

            @Override
            public void clear() {
                names.clear();
            }
        };
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

        @Override
        protected boolean revives() {
            return true;
        }

        @Override
        protected void revive(Thing thing, Stamp stamp) {
            thing.revive();
        }
    }
}
