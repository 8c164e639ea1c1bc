package io.klientela.platform.web;

import io.klientela.events.State;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.security.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        if (!type.isRecord()) {
            return properties;
        }
        boolean isState = State.class.isAssignableFrom(type);
        Hidden hidden =
                new Hidden(isState ? () -> hiddenOf(type) : () -> access.get().concealed(type));
        return properties.stream()
                .map(property -> isState || access.get().isTold(type, property.getName())
                        ? new Guarded(property, property.getName(), hidden)
                        : property)
                .collect(Collectors.toCollection(ArrayList::new)); // Jackson adds to it
    }

    private Set<String> hiddenOf(Class<?> type) {
        return aggregates
                .resourceOf(type)
                .map(resource -> access.get().hidden(resource))
                .orElse(Set.of());
    }

    /** What is hidden of a type, decided once for each answer. */
    private static final class Hidden {
        private final Supplier<Set<String>> fields;

        Hidden(Supplier<Set<String>> fields) {
            this.fields = fields;
        }

        boolean has(String field, SerializationContext answer) {
            Object decided = answer.getAttribute(this);
            if (decided == null) {
                decided = fields.get();
                answer.setAttribute(this, decided);
            }
            return ((Set<?>) decided).contains(field);
        }
    }

    private static final class Guarded extends BeanPropertyWriter {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final transient Hidden hidden;

        Guarded(BeanPropertyWriter property, String field, Hidden hidden) {
            super(property);
            this.field = field;
            this.hidden = hidden;
        }

        private Guarded(BeanPropertyWriter property, PropertyName name, String field, Hidden hidden) {
            super(property, name);
            this.field = field;
            this.hidden = hidden;
        }

        @Override
        protected BeanPropertyWriter _new(PropertyName name) {
            return new Guarded(this, name, field, hidden);
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator json, SerializationContext context)
                throws Exception {
            if (!hidden.has(field, context)) {
                super.serializeAsProperty(bean, json, context);
            }
        }
    }
}
