package io.klientela.events.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.EventTypes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CatalogueTest {

    @BeforeAll
    static void writeWhenAsked() {
        Map<String, String> generated = Publication.generated();
        if (Boolean.getBoolean("klientela.events.write")) {
            generated.forEach(Publication::write);
        }
        if (Boolean.getBoolean("klientela.events.release")) {
            generated.forEach((path, content) -> {
                if (path.startsWith("schemas/")) {
                    Publication.write(path.replace("schemas/", "released/"), content);
                }
            });
        }
    }

    @TestFactory
    List<DynamicTest> showsWhatTheCodeSays() {
        return Publication.generated().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getKey(),
                        () -> assertThat(Publication.read(file.getKey()))
                                .as(
                                        "docs/events/%s differs from the code; write it with "
                                                + "mvn -pl events test -Dtest=CatalogueTest -Dklientela.events.write=true",
                                        file.getKey())
                                .hasValue(file.getValue())))
                .toList();
    }

    @Test
    void hasNoFileOfAnEventThatIsNoMore() {
        assertThat(Publication.list("schemas").map("schemas/"::concat)).allMatch(Publication.generated()::containsKey);
    }

    @TestFactory
    List<DynamicTest> breaksNothingThatWasReleased() {
        Map<String, String> generated = Publication.generated();
        assertThat(Publication.list("released")).isNotEmpty();
        return Publication.list("released")
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    assertThat(generated)
                            .as("%s was released and is gone: others follow it", file)
                            .containsKey("schemas/" + file);
                    String present = generated.getOrDefault("schemas/" + file, "");
                    String released = Publication.read("released/" + file).orElseThrow();
                    assertThat(Compatibility.breaks(Publication.json(released), Publication.json(present)))
                            .isEmpty();
                }))
                .toList();
    }

    @Test
    void givesEachEventAWireNameOfItsTopicAndAVersion() {
        assertThat(EventTypes.all())
                .isNotEmpty()
                .extracting(EventTypes::nameOf)
                .doesNotHaveDuplicates()
                .allMatch(type -> type.matches("klientela\\.[a-z]+\\.[a-z-]+\\.[a-z-]+\\.v\\d+"));
    }
}
