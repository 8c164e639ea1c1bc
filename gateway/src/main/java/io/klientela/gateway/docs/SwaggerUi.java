package io.klientela.gateway.docs;

import io.klientela.gateway.ui.Assets;
import java.io.IOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** Swagger UI's files, wherever the version on the class path keeps them. */
@Component
class SwaggerUi {

    private final Assets files;

    SwaggerUi() throws IOException {
        Properties jar = PropertiesLoaderUtils.loadProperties(
                new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties"));
        files = new Assets("META-INF/resources/webjars/swagger-ui/" + jar.getProperty("version") + "/");
    }

    Assets files() {
        return files;
    }
}
