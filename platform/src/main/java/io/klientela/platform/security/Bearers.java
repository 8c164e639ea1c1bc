package io.klientela.platform.security;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Makes an actor of a token. The token says who it is; what a person may do is what the directory knows now, so that a
 * role or team that is taken away is gone at once. Of somebody it does not know, the token itself is believed.
 */
final class Bearers implements Converter<Jwt, AbstractAuthenticationToken> {
    private final PeopleDirectory people;

    Bearers(PeopleDirectory people) {
        this.people = people;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        Actor claimed = Claims.actor(token);
        if (!claimed.isUser()) {
            return new SignedIn(token, claimed);
        }
        return new SignedIn(
                token,
                people.find(claimed.id())
                        .map(colleague -> {
                            if (!colleague.mayAct()) {
                                throw new InvalidBearerTokenException("The bearer may not sign in any more");
                            }
                            return colleague.actor();
                        })
                        .orElse(claimed));
    }
}
