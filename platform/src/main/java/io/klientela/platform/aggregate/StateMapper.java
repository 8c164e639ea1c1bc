package io.klientela.platform.aggregate;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/**
 * Maps state records to BSON and back: dates as ISO strings, decimals as Decimal128, enums as lower-case words, no class
 * names, no nulls. A component called {@code id} stays {@code id}.
 */
public final class StateMapper {
    private final MappingMongoConverter converter;

    public StateMapper() {
        MongoCustomConversions conversions = MongoCustomConversions.create(adapter -> {
            adapter.bigDecimal(MongoCustomConversions.BigDecimalRepresentation.DECIMAL128);
            adapter.registerConverters(List.of(new DateToText(), new TextToDate(), new EnumToText(), new TextToEnum()));
        });
        MongoMappingContext context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.setAutoIndexCreation(false);
        context.afterPropertiesSet();
        converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        converter.afterPropertiesSet();
    }

    public Document write(Object value) {
        Document document = new Document();
        converter.write(value, document);
        return renamed(document, "_id", "id");
    }

    public <T> T read(Class<T> type, Document document) {
        return converter.read(type, renamed(new Document(document), "id", "_id"));
    }

    /** Spring Data stores an {@code id} as {@code _id}; inside a state it is an ordinary field. */
    private static Document renamed(Document document, String from, String to) {
        Object id = document.remove(from);
        if (id != null) {
            document.put(to, id);
        }
        document.values().forEach(value -> {
            if (value instanceof Document nested) {
                renamed(nested, from, to);
            } else if (value instanceof List<?> list) {
                list.forEach(item -> {
                    if (item instanceof Document nested) {
                        renamed(nested, from, to);
                    }
                });
            }
        });
        return document;
    }

    @WritingConverter
    private static final class DateToText implements Converter<LocalDate, String> {
        @Override
        public String convert(LocalDate source) {
            return source.toString();
        }
    }

    @ReadingConverter
    private static final class TextToDate implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String source) {
            return LocalDate.parse(source);
        }
    }

    @WritingConverter
    private static final class EnumToText implements GenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(Enum.class, String.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            return source == null ? null : wireName((Enum<?>) source);
        }
    }

    @ReadingConverter
    private static final class TextToEnum implements ConverterFactory<String, Enum<?>> {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
            return text -> (T) Enum.valueOf((Class) type, text.replace('-', '_').toUpperCase(Locale.ROOT));
        }
    }

    /** {@code NOT_INVITED} is {@code not-invited} in JSON, BSON and filters alike. */
    public static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
