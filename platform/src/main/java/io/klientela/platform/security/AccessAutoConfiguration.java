package io.klientela.platform.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Permission decisions, by default from the roles that identity publishes. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccessAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Access access(RoleDirectory roles) {
        return new Access(roles);
    }

    /** Left out where a service brings a directory of its own, as identity-service does. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(RoleDirectory.class)
    static class FromKafka {

        @Bean
        KnownRoles roleDirectory() {
            return new KnownRoles();
        }

        /** The bean's name is that of its health contributor. */
        @Bean
        RoleListener roles(@Value("${klientela.kafka.bootstrap:localhost:9092}") String bootstrap, KnownRoles known) {
            return new RoleListener(bootstrap, known);
        }
    }
}
