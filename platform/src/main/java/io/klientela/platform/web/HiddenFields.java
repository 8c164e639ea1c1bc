package io.klientela.platform.web;

import io.klientela.events.State;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.security.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Leaves what the current actor's roles hide out of every answer, wherever in it a state or another record stands. */
final class HiddenFields extends ValueSerializerModifier {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Access> access;
    private final transient AggregateFactory aggregates;

    HiddenFields(Supplier<Access> access, AggregateFactory aggregates) {
        this.access = access;
        this.aggregates = aggregates;
    }

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription.Supplier description, List<BeanPropertyWriter> properties) {
        Class<?> type = description.getBeanClass();
        return type.isRecord()
                ? properties.stream()
                        .map(property -> guarded(type, property))
                        .collect(Collectors.toCollection(ArrayList::new)) // Jackson adds to it
                : properties;
    }

    private BeanPropertyWriter guarded(Class<?> type, BeanPropertyWriter property) {
        String field = property.getName();
        if (State.class.isAssignableFrom(type)) {
            return new Guarded(
                    property,
                    () -> aggregates
                            .resourceOf(type)
                            .map(resource -> access.get().hidden(resource).contains(field))
                            .orElse(false));
        }
        return access.get().isTold(type, field)
                ? new Guarded(property, () -> access.get().conceals(type, field))
                : property;
    }

    private static final class Guarded extends BeanPropertyWriter {
        private static final long serialVersionUID = 1L;

        private final transient Supplier<Boolean> hidden;

        Guarded(BeanPropertyWriter property, Supplier<Boolean> hidden) {
            super(property);
            this.hidden = hidden;
        }

        private Guarded(BeanPropertyWriter property, PropertyName name, Supplier<Boolean> hidden) {
            super(property, name);
            this.hidden = hidden;
        }

        @Override
        protected BeanPropertyWriter _new(PropertyName name) {
            return new Guarded(this, name, hidden);
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator json, SerializationContext context)
                throws Exception {
            if (!hidden.get()) {
                super.serializeAsProperty(bean, json, context);
            }
        }
    }
}
