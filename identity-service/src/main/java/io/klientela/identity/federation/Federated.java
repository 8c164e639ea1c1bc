package io.klientela.identity.federation;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the company's own provider signs people in. */
final class Federated implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String issuer = context.getEnvironment().getProperty("klientela.oidc.issuer");
        return issuer != null && !issuer.isBlank();
    }
}
