package io.klientela.events.marketing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the body of a template is written in. */
public enum TemplateFormat {
    @JsonProperty("html")
    HTML,
    @JsonProperty("mjml")
    MJML
}
