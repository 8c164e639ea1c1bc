package io.klientela.contacts.invitation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How guests are told of meetings.
 *
 * @param hold how long a change waits before guests are told, so that what is taken back at once is never told
 */
@ConfigurationProperties("klientela.invitations")
record InvitationSettings(@DefaultValue("10s") Duration hold) {}
