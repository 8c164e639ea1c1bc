package io.klientela.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The boundaries that keep services independent. Each rule first asserts that it has something to look at. */
class ArchitectureTest {
    private static final List<String> SERVICES =
            List.of("identity", "contacts", "sales", "marketing", "ticketing", "reporting", "automation", "gateway");
    private static final JavaClasses CODE = new ClassFileImporter().importPackages("io.klientela");

    private static String in(String service) {
        return "io.klientela." + service + "..";
    }

    private static void assertLooksAt(String... prefixes) {
        for (String prefix : prefixes) {
            assertThat(CODE.stream().map(JavaClass::getPackageName))
                    .as(prefix)
                    .anyMatch(name -> name.startsWith(prefix));
        }
    }

    @Test
    void servicesDoNotKnowOneAnother() {
        for (String service : SERVICES) {
            assertLooksAt("io.klientela." + service);
            String[] others = SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(ArchitectureTest::in)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(in(service))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(CODE);
        }
    }

    @Test
    void theSharedModulesKnowNoServiceAndTheEventsKnowNothing() {
        assertLooksAt("io.klientela.platform", "io.klientela.events");
        String[] services = SERVICES.stream().map(ArchitectureTest::in).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage("io.klientela.platform..", "io.klientela.events..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(services)
                .check(CODE);
        classes()
                .that()
                .resideInAPackage("io.klientela.events..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.klientela.events..", "java..", "com.fasterxml.jackson.annotation..", "org.jspecify..")
                .check(CODE);
    }

    @Test
    void featuresOfAServiceFormNoCycle() {
        for (String service : List.of("identity", "contacts", "sales", "reporting", "gateway")) {
            assertLooksAt("io.klientela." + service + ".");
            SlicesRuleDefinition.slices()
                    .matching("io.klientela." + service + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(CODE);
        }
    }

    @Test
    void ownCodeUsesTheJacksonOfSpringBoot() {
        assertThat(CODE.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName()))
                .anyMatch(name -> name.startsWith("tools.jackson.databind"));
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(CODE);
    }

    @Test
    void nobodyWritesToStoredAggregatesBesideTheWritePath() {
        assertLooksAt("io.klientela.platform.aggregate");
        noClasses()
                .that()
                .resideInAnyPackage("io.klientela.contacts..", "io.klientela.sales..", "io.klientela.reporting..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.data.mongodb.core.MongoTemplate")
                .check(CODE);
    }
}
