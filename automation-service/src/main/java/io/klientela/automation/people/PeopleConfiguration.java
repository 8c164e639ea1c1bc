package io.klientela.automation.people;

import io.klientela.platform.start.StartupTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {
    @Bean
    StartupTask peopleIndexes(People people) {
        return people::createIndexes;
    }
}
