/** What the platform itself publishes, for every service alike. */
@NullMarked
package io.klientela.events.platform;

import org.jspecify.annotations.NullMarked;
