package io.klientela.platform.security;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Permission decisions, from the people, teams and roles that identity publishes. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccessAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Access access(RoleDirectory roles, ObjectProvider<RightUses> uses) {
        return new Access(roles, uses.getIfAvailable(() -> (actor, resource, action) -> {}));
    }

    /** Left out where a service brings a directory of its own, as identity-service does. */
    @Bean
    @ConditionalOnMissingBean(RoleDirectory.class)
    KnownRoles roleDirectory() {
        return new KnownRoles();
    }

    @Bean
    KnownTeams knownTeams() {
        return new KnownTeams();
    }

    @Bean
    KnownPeople knownPeople(KnownTeams teams) {
        return new KnownPeople(teams, Clock.systemUTC());
    }

    /** The bean's name is that of its health contributor. */
    @Bean
    RoleListener permissions(
            @Value("${klientela.kafka.bootstrap:localhost:9092}") String bootstrap, ObjectProvider<Learner> learners) {
        return new RoleListener(bootstrap, learners.stream().toList());
    }
}
