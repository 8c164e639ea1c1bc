package io.klientela.chaos;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.klientela.processes.Api;
import io.klientela.processes.Places;
import io.klientela.processes.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Every event that this run has left on the broker validates against its published schema. */
final class Contracts implements Item {
    @Override
    public String name() {
        return "11 contracts";
    }

    @Override
    public void run(Platform platform, Scale scale, Figures figures) {
        platform.awaitQuiet();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<String, Schema> schemas = new HashMap<>();
        Set<String> broken = new TreeSet<>();
        int events = 0;
        int poison = 0;
        for (ConsumerRecord<String, byte[]> message :
                Topics.all(platform.processes().kafka())) {
            if (message.headers().lastHeader(Poison.HEADER) != null) {
                poison++; // put there by this suite
                continue;
            }
            if (message.value() == null) {
                continue;
            }
            events++;
            String type = Topics.header(message, "ce_type");
            Schema schema = schemas.computeIfAbsent(
                    type,
                    name -> registry.getSchema(Api.JSON.readTree(
                            Places.read(Places.ROOT.resolve("docs/events/schemas/" + name + ".json")))));
            schema.validate(Api.JSON.readTree(message.value())).forEach(error -> broken.add(type + " " + error));
        }
        figures.atLeast("events", events, 1);
        figures.tell("types", schemas.size());
        figures.tell("of this suite's own making", poison);
        figures.exactly("invalid", broken.size(), 0);
        broken.stream().limit(20).forEach(figures::broken);
    }
}
