package io.klientela.events.automation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rule can do. */
public enum ActionKind {
    @JsonProperty("create-task")
    CREATE_TASK,
    @JsonProperty("assign")
    ASSIGN,
    @JsonProperty("set-field")
    SET_FIELD,
    @JsonProperty("add-tag")
    ADD_TAG,
    @JsonProperty("send-mail")
    SEND_MAIL,
    @JsonProperty("notify")
    NOTIFY,
    @JsonProperty("call-webhook")
    CALL_WEBHOOK
}
